import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { tokenScopes } from '../../../lib/domain/policy.ts';
import { createRooms } from '../../../server/createRooms.ts';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { cleanUp, cleanUpAfterEach } from '../rooms/house.ts';
import { plainClient, type, until } from '../rooms/roomsClient.ts';
import { people, seededDatabase, type RoomsServer } from '../rooms/roomsServer.ts';
import { noteFigures, roundsOf } from './soak.ts';

cleanUpAfterEach();

const rounds = roundsOf(40, 1_000);
const hourMs = 3_600_000;
/** As when somebody sets the clock, a machine wakes up, or a time server corrects it. */
const jumpsMs = [-24 * hourMs, -hourMs, -1_000, 1_000, hourMs, 24 * hourMs, 365 * 24 * hourMs];

it(`the machine's clock jumps ${rounds} times, both ways, while somebody writes: everything is acknowledged and stored`, async () => {
  const memory = await seededDatabase();
  let offsetMs = 0;
  const warnings: string[] = [];
  const note = (_data: unknown, message: string): void => void warnings.push(message);
  const rooms = createRooms({
    store: memory.drafts,
    identify: async () => ({ userId: people.editor, sessionEpoch: 0, scopes: tokenScopes }),
    allowedOrigins: () => [],
    log: { info: () => {}, warn: note, error: note },
    now: () => Date.now() + offsetMs,
    limits: { sweepMs: 20, compactAfterUpdates: 30 },
  });
  cleanUp.push(() => rooms.drain(5_000));
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    rooms.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const address = { url: `ws://127.0.0.1:${port}` } as RoomsServer;
  const writer = plainClient(address, 'editor');
  const reader = plainClient(address, 'editor');
  cleanUp.push(() => [writer, reader].forEach((client) => client.destroy()));
  await until(() => writer.provider.synced && reader.provider.synced, 'both are there', 40_000);

  const random = new SeededRandom(17);
  for (let round = 0; round < rounds; round += 1) {
    offsetMs += random.pick(jumpsMs);
    const { committedUpdates } = rooms.figures();
    type(writer.doc, ` ${round}`);
    await until(() => rooms.figures().committedUpdates > committedUpdates, 'it is stored', 30_000);
  }
  const text = Array.from({ length: rounds }, (_, round) => ` ${round}`).join('');
  await until(() => reader.text().includes(text), 'the other one has it all', 30_000);
  writer.destroy();
  const newcomer = plainClient(address, 'editor');
  cleanUp.push(() => newcomer.destroy());
  await until(() => newcomer.provider.synced && newcomer.text().includes(text), 'whoever comes later has it', 40_000);
  expect(warnings.filter((line) => line.includes('bug') || line.includes('too far behind'))).toEqual([]);
  expect(rooms.figures().failedCommits).toBe(0);
  noteFigures('clock', {
    fault: `the machine's clock set forward or back ${rounds} times, by a second to a year, while somebody types`,
    outcome: 'typing, acknowledgements and folding went on',
    acknowledged: rounds,
    lost: 0,
  });
});
