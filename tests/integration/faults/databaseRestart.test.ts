import { afterEach, expect, it } from 'vitest';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn } from '../apiClient.ts';
import { TypingDesk } from '../rooms/typingDesk.ts';
import { startPostgres } from '../startPostgres.ts';
import { makeDataDir, removeDataDir, startServer, testAdmin } from '../startServer.ts';
import { noteFigures, roundsOf } from './soak.ts';

const rounds = roundsOf(2, 50);
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

it(
  `[RM33] PostgreSQL crashes and comes back while five people type, ${rounds} times over: nothing acknowledged is lost`,
  async ({ skip }) => {
    const postgres = await startPostgres();
    if (postgres === null) return skip();
    cleanUp.push(() => postgres.stop());
    const dataDir = await makeDataDir();
    cleanUp.push(() => removeDataDir(dataDir));
    const env = { DATABASE_URL: postgres.url, NEXTAUTH_SECRET: 'a secret that is long enough for this' };
    const server = await startServer({ dataDir, env });
    cleanUp.push(() => server.kill());
    const api = await signIn(server.origin, testAdmin.email, testAdmin.password);
    const desk = await TypingDesk.open(api, server.origin, [3, 2]);
    cleanUp.push(() => desk.end());
    const random = new SeededRandom(21);
    desk.start(random, 25);
    for (let round = 0; round < rounds; round += 1) {
      await desk.promised(40 + random.below(100));
      const start = await postgres.crash();
      const before = desk.promises;
      await new Promise((resolve) => setTimeout(resolve, 200 + random.below(1_500)));
      // What was on its way may still arrive; nothing is promised without a database.
      expect(desk.promises - before).toBeLessThan(60);
      await start();
      await desk.promised(20);
    }
    await desk.settle();
    desk.disconnect();
    await desk.expectNothingLost();
    await desk.expectAgreement();
    // Whoever waited too long was told to come back, and nothing else.
    expect(desk.refusals.filter((code) => code !== 4503)).toEqual([]);
    expect(server.output()).toContain('a commit failed');
    noteFigures('database', {
      fault: `PostgreSQL crashed and started again ${rounds} times while 5 people type`,
      outcome: 'nothing was acknowledged meanwhile; typing went on, and was stored when it was back',
      acknowledged: desk.checked,
      lost: 0,
    });
  },
  90_000 + rounds * 60_000,
);
