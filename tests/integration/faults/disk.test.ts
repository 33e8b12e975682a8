import { afterEach, describe, expect, it, vi } from 'vitest';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn } from '../apiClient.ts';
import { patience, TypingDesk } from '../rooms/typingDesk.ts';
import { startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { mountFailingDisk } from './failingDisk.ts';
import { mountSmallDisk } from './smallDisk.ts';
import { noteFigures, roundsOf } from './soak.ts';

const rounds = roundsOf(1, 10);
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

const isRunning = ({ pid }: RunningServer): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('the disk under the embedded database', () => {
  it(
    `is full while three people type, ${rounds} times over: said aloud, nothing acknowledged is lost, and it heals`,
    async ({ skip }) => {
      const disk = mountSmallDisk(256);
      if (disk === null) return skip();
      cleanUp.push(() => disk.remove());
      let server = await startServer({ dataDir: disk.path });
      cleanUp.push(() => server.kill());
      const { origin, port } = server;
      const api = await signIn(origin, testAdmin.email, testAdmin.password);
      const desk = await TypingDesk.open(api, origin, [2, 1]);
      cleanUp.push(() => desk.end());
      desk.start(new SeededRandom(5), 15);
      let deaths = 0;
      for (let round = 0; round < rounds; round += 1) {
        await desk.promised(50);
        disk.fill(64 * 1024);
        // It says so: a commit failed, or, where the database cannot even write that down, the server ends and names the reason.
        const said = /a commit failed|the embedded database (ended|failed)/;
        const before = server.output().length;
        await vi.waitUntil(() => said.test(server.output().slice(before)) || !isRunning(server), patience);
        const hasDied = await vi
          .waitUntil(() => !isRunning(server), { timeout: 3_000, interval: 50 })
          .then(() => true)
          .catch(() => false);
        expect(server.output().slice(before)).toMatch(said);
        // Nobody types into the void believing it is stored: promises end with the space.
        const promised = desk.promises;
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(desk.promises - promised).toBeLessThan(5);
        disk.clear();
        if (hasDied) {
          deaths += 1;
          desk.disconnect();
          // As whoever supervises it would.
          server = await startServer({ dataDir: disk.path, port });
          await desk.expectNothingLost();
          desk.connect();
        }
        await desk.promised(20);
      }
      await desk.settle();
      desk.disconnect();
      await desk.expectNothingLost();
      await desk.expectAgreement();
      noteFigures('full disk', {
        fault: `the disk full ${rounds} times while 3 people type`,
        outcome: `said aloud in the log; the server ended ${deaths} times and was started again; it healed by itself ${rounds - deaths} times`,
        acknowledged: desk.checked,
        lost: 0,
      });
    },
    120_000 + rounds * 120_000,
  );

  it(
    `turns read-only while three people type, ${rounds} times over: said aloud, nothing acknowledged is lost, and once it is mended all goes on`,
    async ({ skip }) => {
      const disk = mountFailingDisk(256);
      if (disk === null) return skip();
      cleanUp.push(() => disk.remove());
      let server = await startServer({ dataDir: disk.path });
      cleanUp.push(() => server.kill());
      const { origin, port } = server;
      const api = await signIn(origin, testAdmin.email, testAdmin.password);
      const desk = await TypingDesk.open(api, origin, [2, 1]);
      cleanUp.push(() => desk.end());
      desk.start(new SeededRandom(11), 15);
      let deaths = 0;
      for (let round = 0; round < rounds; round += 1) {
        await desk.promised(50);
        const before = server.output().length;
        disk.fail();
        const said = /a commit failed|the embedded database (ended|failed)/;
        await vi.waitUntil(() => said.test(server.output().slice(before)) || !isRunning(server), patience);
        expect(server.output().slice(before)).toMatch(said);
        // Nothing can be stored, so nothing is promised; what was on its way before the fault may still arrive.
        await new Promise((resolve) => setTimeout(resolve, 500));
        const promised = desk.promises;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        expect(desk.promises).toBe(promised);
        if (isRunning(server)) {
          expect((await fetch(`${origin}/healthz`)).status).toBe(200);
          const refused = await api.request('POST', '/api/v1/assessments', { title: 'Nowhere to be kept' });
          expect(refused.status).toBeGreaterThanOrEqual(500);
        } else deaths += 1;
        // A disk is mended with nobody on it: whoever minds the server stops it for that, and starts it again.
        desk.disconnect();
        await server.kill();
        disk.mend();
        server = await startServer({ dataDir: disk.path, port });
        await desk.expectNothingLost();
        desk.connect();
        await desk.promised(20);
      }
      await desk.settle();
      desk.disconnect();
      await desk.expectNothingLost();
      await desk.expectAgreement();
      expect((await api.done<{ ok: boolean }>('GET', '/api/v1/audit/verify')).ok).toBe(true);
      noteFigures('read-only disk', {
        fault: `the file system turned read-only ${rounds} times while 3 people type`,
        outcome: `said aloud in the log; the server ended by itself ${deaths} times; started again on the mended disk each time`,
        acknowledged: desk.checked,
        lost: 0,
      });
    },
    120_000 + rounds * 120_000,
  );

  it('is read-only: the server says what it expects and starts nothing; writable again, everything is there', async ({
    skip,
  }) => {
    const disk = mountSmallDisk(256);
    if (disk === null) return skip();
    cleanUp.push(() => disk.remove());
    const first = await startServer({ dataDir: disk.path });
    const api = await signIn(first.origin, testAdmin.email, testAdmin.password);
    await api.done('POST', '/api/v1/assessments', { title: 'Kept' });
    expect(await first.stop()).toBe(0);
    disk.setReadOnly(true);
    await expect(startServer({ dataDir: disk.path })).rejects.toThrow('expected a folder that can be written');
    disk.setReadOnly(false);
    const again = await startServer({ dataDir: disk.path });
    cleanUp.push(() => again.kill());
    const { items } = await (
      await signIn(again.origin, testAdmin.email, testAdmin.password)
    ).done<{ items: readonly { title: string }[] }>('GET', '/api/v1/assessments');
    expect(items.map(({ title }) => title)).toEqual(['Kept']);
  }, 300_000);
});
