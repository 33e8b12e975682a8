import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn } from '../apiClient.ts';
import { patience, TypingDesk } from '../rooms/typingDesk.ts';
import { removeDataDir, startServer, testAdmin } from '../startServer.ts';
import { noteFigures } from './soak.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

it('out of file descriptors: who is in goes on writing and is acknowledged, and others come in once there are some', async ({
  skip,
}) => {
  const server = await startServer();
  cleanUp.push(() => removeDataDir(server.dataDir));
  cleanUp.push(() => server.kill());
  const openFiles = (): number => readdirSync(`/proc/${server.pid}/fd`).length;
  const api = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const desk = await TypingDesk.open(api, server.origin, [2, 2]);
  cleanUp.push(() => desk.end());
  desk.start(new SeededRandom(3), 20);
  await desk.promised(100);
  try {
    const most = openFiles() + 20;
    execFileSync('prlimit', [`--pid=${server.pid}`, `--nofile=${most}:${most}`], { stdio: 'ignore' });
  } catch {
    process.stderr.write('SKIPPED: the limit of open files cannot be set here.\n');
    return skip();
  }
  const place = desk.drafts[0]?.place;
  const address = `${server.origin.replace('http', 'ws')}/collab/${place?.assessmentId ?? ''}`;
  const headers = { cookie: api.cookie };
  let refused = 0;
  const sockets = Array.from({ length: 80 }, () => {
    const socket = new WebSocket(address, { headers });
    socket.on('error', () => (refused += 1));
    return socket;
  });
  cleanUp.push(() => sockets.forEach((socket) => socket.terminate()));
  // The crowd is cut off or kept waiting; those who are in do not notice.
  await desk.promised(200);
  expect(sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length).toBeLessThan(sockets.length);
  sockets.forEach((socket) => socket.terminate());
  const late = await vi.waitUntil(
    async () =>
      new Promise<WebSocket | false>((resolve) => {
        const socket = new WebSocket(address, { headers });
        socket.on('open', () => resolve(socket));
        socket.on('error', () => resolve(false));
      }),
    patience,
  );
  late.terminate();
  await desk.settle();
  desk.disconnect();
  await desk.expectNothingLost();
  await desk.expectAgreement();
  expect(desk.refusals).toEqual([]);
  noteFigures('open files', {
    fault: 'no file descriptors left while 4 people type and 80 more come',
    outcome: `who was in went on (${refused} of the crowd were cut off); others came in once there were some again`,
    acknowledged: desk.checked,
    lost: 0,
  });
}, 300_000);
