import { startRedis, type TestRedis } from '../integration/nodes/startRedis.ts';
import { startPostgres } from '../integration/startPostgres.ts';
import { complaintsOf, expectAccessible } from './accessibility.ts';
import { expect, test as base } from './desk.ts';
import { caretAtEnd, expectSaved, expectWritable, importSample } from './editorPage.ts';

/** How long until a node knows that Redis is gone, or back, and says so, ms. */
const toldWithinMs = 30_000;

/** A product that is one node of several: with a PostgreSQL and a Redis of its own. */
const test = base.extend<{ around: { readonly databaseUrl: string; readonly redis: TestRedis } | null }>({
  around: [
    async ({ browserName }, use) => {
      void browserName;
      const postgres = await startPostgres();
      const redis = postgres === null ? null : await startRedis();
      await use(
        postgres === null || redis === null ? null : { databaseUrl: await postgres.newDatabase('desk'), redis },
      );
      await redis?.stop();
      await postgres?.stop();
    },
    { auto: true },
  ],
  serverOptions: async ({ around }, use) => {
    if (around === null) {
      test.skip(true, 'no PostgreSQL or no Redis server is installed here');
      return;
    }
    const { databaseUrl, redis } = around;
    await use({
      env: { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, NEXTAUTH_SECRET: 'a secret for one test, long enough' },
    });
  },
});

test('[ND10] while Redis is away the editor and the status page say what that means, and no longer when it is back', async ({
  desk,
  around,
}) => {
  test.slow();
  if (around === null) return;
  const ana = await desk.person('Ana');
  const chief = await desk.administrator();
  const complaints = complaintsOf(ana.context);
  const id = await importSample(ana.api);
  const page = await ana.open(`/a/${id}`);
  await expectWritable(page);
  const phrase = page.getByText('Others’ words come within seconds', { exact: true });
  const status = await chief.open('/status');
  const come = status.locator('dt:text-is("Their words come") + dd');
  await expect(come).toHaveText('at once', { timeout: toldWithinMs });
  await expect(phrase).toHaveCount(0);

  await around.redis.crash();
  await expect(phrase).toBeVisible({ timeout: toldWithinMs });
  await expect(come).toContainText('within seconds', { timeout: toldWithinMs });
  // Ready all the same: nothing is lost, and nothing waits to be stored.
  await expect(status.getByText('Ready', { exact: true })).toBeVisible();
  await caretAtEnd(page, 1);
  await page.keyboard.type(' by the database');
  await expectSaved(page);
  await expectAccessible(page, 'the editor while words come later', ['desk', 'phone', 'wide']);
  await expectAccessible(status, 'the status while nodes poll', ['desk', 'phone']);
  if (process.env['SCREENSHOTS'] !== undefined) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/pace-${width}.png` });
      await status.setViewportSize({ width, height: 900 });
      await status.screenshot({ path: `${process.env['SCREENSHOTS']}/status-${width}.png` });
    }
  }
  // Who comes meanwhile is told, too.
  await page.reload();
  await expect(phrase).toBeVisible({ timeout: toldWithinMs });

  await around.redis.restart();
  await expect(phrase).toHaveCount(0, { timeout: toldWithinMs });
  await expect(come).toHaveText('at once', { timeout: toldWithinMs });
  expect(complaints).toEqual([]);
});
