import { afterEach, expect, it } from 'vitest';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn } from '../apiClient.ts';
import { noteFigures } from '../faults/soak.ts';
import { makeDataDir, removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { TypingDesk } from './typingDesk.ts';

/** Raise it for a night of dying. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 4);
const clientsOfDraft = [3, 3, 2];
const everyMs = 15;

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

it(
  `keeps what it acknowledged when it is killed while eight people type, ${rounds} times over`,
  async () => {
    const random = new SeededRandom(9);
    const dataDir = await makeDataDir();
    cleanUp.push(() => removeDataDir(dataDir));
    let server: RunningServer = await startServer({ dataDir });
    cleanUp.push(() => server.kill());
    const { origin, port } = server;
    const api = await signIn(origin, testAdmin.email, testAdmin.password);
    const desk = await TypingDesk.open(api, origin, clientsOfDraft);
    cleanUp.push(() => desk.end());
    desk.start(random, everyMs);
    for (let round = 0; round < rounds; round += 1) {
      await desk.promised(20 + random.below(300));
      await server.kill();
      // They go on typing, and must not bring back what the server should still have by itself.
      desk.disconnect();
      server = await startServer({ dataDir, port });
      await desk.expectNothingLost();
      desk.connect();
    }
    await desk.settle();
    await desk.expectAgreement();
    const { ok, rows } = await api.done<{ ok: boolean; rows: number }>('GET', '/api/v1/audit/verify');
    expect({ ok, hasRows: rows > 0 }).toEqual({ ok: true, hasRows: true });
    // Nobody was sent away for anything they did.
    expect(desk.refusals).toEqual([]);
    expect(desk.checked).toBeGreaterThan(rounds * 20);
    noteFigures('kill', {
      fault: `the process killed (SIGKILL) ${rounds} times while 8 people type`,
      outcome: 'each start had everything that was acknowledged; everybody agreed in the end',
      acknowledged: desk.checked,
      lost: 0,
    });
  },
  120_000 + rounds * 60_000,
);
