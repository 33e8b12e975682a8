import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { tokenScopes } from '../../../lib/domain/policy.ts';
import { createRooms } from '../../../server/createRooms.ts';
import { quietLog, syncMessage } from '../../unit/server/roomFixture.ts';
import { cleanUp, cleanUpAfterEach } from './house.ts';
import { rawClient } from './roomsClient.ts';
import { people, seededDatabase } from './roomsServer.ts';

cleanUpAfterEach();

/** The collector, which only a flag brings out. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

it('of a socket that has joined, the request with its cookie is not kept', async () => {
  const { drafts } = await seededDatabase();
  const rooms = createRooms({
    store: drafts,
    identify: async () => ({ userId: people.editor, sessionEpoch: 0, scopes: tokenScopes }),
    allowedOrigins: () => [],
    log: quietLog,
  });
  cleanUp.push(() => rooms.drain(5_000));
  const requests: WeakRef<IncomingMessage>[] = [];
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    requests.push(new WeakRef(request));
    rooms.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const collect = collector();
  const clients = Array.from({ length: 5 }, () => rawClient({ url: `ws://127.0.0.1:${port}` }, 'editor'));
  await Promise.all(clients.map(({ opened }) => opened));
  for (const client of clients) client.send(syncMessage(0, Uint8Array.of(0)));
  await vi.waitUntil(() => clients.every(({ messages }) => messages.length > 1), { timeout: 10_000 });
  expect(requests).toHaveLength(5);
  // The newest may still be in somebody's hand.
  const keptCount = (): number => {
    collect();
    return requests.filter((request) => request.deref() !== undefined).length;
  };
  await vi.waitUntil(() => keptCount() <= 1, { timeout: 10_000, interval: 50 });
  expect(rooms.figures().sessions).toBe(5);
});
