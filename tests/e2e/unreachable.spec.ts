import type { Page } from '@playwright/test';
import WebSocket from 'ws';
import { closeCodes } from '../../lib/protocol/closeCodes.ts';
import { startPostgres, type TestPostgres } from '../integration/startPostgres.ts';
import { expect, test as base, type Person } from './desk.ts';
import {
  caretAtEnd,
  expectSaved,
  expectWritable,
  importSample,
  saveState,
  share,
  statement,
  textOnServer,
  wordsIn,
} from './editorPage.ts';

/** How long a stopped database may go unnoticed at a page that opens, ms: the server waits before it gives up. */
const toldWithinMs = 30_000;
/** How long until everything is back after the database is, ms: pages try again in growing pauses. */
const healedWithinMs = 60_000;

/** A product on a PostgreSQL of its own; null where none is installed. */
const test = base.extend<{ postgres: TestPostgres | null }>({
  postgres: [
    async ({ browserName }, use) => {
      void browserName;
      const postgres = await startPostgres();
      await use(postgres);
      await postgres?.stop();
    },
    { auto: true },
  ],
  serverOptions: async ({ postgres }, use) => {
    if (postgres === null) {
      test.skip(true, 'no PostgreSQL server is installed here');
      return;
    }
    await use({
      env: { DATABASE_URL: await postgres.newDatabase('desk'), NEXTAUTH_SECRET: 'a secret for one test, long enough' },
    });
  },
});

/** The code with which the room refuses a socket that asks for the draft. */
function refusalOf(person: Person, origin: string, assessmentId: string): Promise<number> {
  const socket = new WebSocket(`${origin.replace(/^http/u, 'ws')}/collab/${assessmentId}`, {
    headers: { Cookie: person.api.cookie },
  });
  return new Promise((resolve, reject) => {
    socket.once('close', resolve);
    socket.once('error', reject);
  });
}

/** Nothing on the page takes typing, and no page of the draft is empty. */
async function expectNothingToTypeInto(page: Page): Promise<void> {
  await expect(page.locator('[contenteditable="true"]')).toHaveCount(0);
  await expect(page.locator('.paper:empty')).toHaveCount(0);
}

for (const how of ['stopped', 'frozen'] as const) {
  test(`while the database is ${how}, writers keep their words and who comes is told; then all is merged`, async ({
    desk,
    postgres,
  }) => {
    test.slow();
    if (postgres === null) return;
    const ana = await desk.person('Ana');
    const ben = await desk.person('Ben');
    const cleo = await desk.person('Cleo');
    const id = await importSample(ana.api);
    await share(ana.api, id, [
      [ana, 'owner'],
      [ben, 'editor'],
      [cleo, 'editor'],
    ]);
    const unopened = await importSample(cleo.api);
    const a = await ana.open(`/a/${id}`);
    const b = await ben.open(`/a/${id}`);
    await expectWritable(a);
    await expectWritable(b);
    // Cleo has a page open from before, and goes on to the draft from there.
    await caretAtEnd(a, 1);
    await caretAtEnd(b, 2);
    await a.keyboard.type(' before');
    await expectSaved(a);
    const stored = await textOnServer(ana.api, id);

    const back = how === 'stopped' ? await postgres.crash() : await postgres.freeze();
    await a.keyboard.type(' ana-while-away');
    await b.keyboard.type(' ben-while-away');
    for (const page of [a, b]) {
      await expect(saveState(page)).toContainText(
        /\d+ changes? not yet saved|\d+ changes? (is|are) kept on this device/,
        { timeout: toldWithinMs },
      );
    }
    expect((await fetch(`${desk.server.origin}/healthz`)).status).toBe(200);

    // A third: by the page, and by a socket of their own to a room that nobody holds open.
    const c = await cleo.context.newPage();
    await c.goto(`/a/${id}`, { timeout: toldWithinMs });
    await expect(c.getByRole('heading', { name: /could not be (loaded|reached)/ })).toBeVisible({
      timeout: toldWithinMs,
    });
    await expectNothingToTypeInto(c);
    expect(await refusalOf(cleo, desk.server.origin, unopened)).toBe(closeCodes.couldNotLoad);
    expect((await fetch(`${desk.server.origin}/readyz`)).status).toBe(503);

    await back();
    await expectSaved(a, healedWithinMs);
    await expectSaved(b, healedWithinMs);
    const retry = c.getByRole('button', { name: 'Try again' });
    if (await retry.isVisible()) await retry.click();
    await expectWritable(c);
    for (const page of [a, b, c]) {
      await expect(statement(page, 1)).toContainText('before ana-while-away');
      await expect(statement(page, 2)).toContainText('ben-while-away');
    }
    const after = await textOnServer(ana.api, id);
    expect(after.split('ana-while-away')).toHaveLength(2);
    expect(after.split('ben-while-away')).toHaveLength(2);
    expect(after.replace(' ana-while-away', '').replace(' ben-while-away', '')).toBe(stored);
    await caretAtEnd(c, 2);
    await c.keyboard.type(' and cleo');
    await expect.poll(() => wordsIn(statement(a, 2))).toContain('and cleo');
    await expectSaved(c);
  });
}
