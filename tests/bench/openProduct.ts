import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createArgon2Hasher } from '../../lib/auth/argon2Hasher.ts';
import { identify } from '../../lib/auth/identify.ts';
import type { CommandPorts } from '../../lib/commands/ports.ts';
import { openDatabase } from '../../lib/persistence/openDatabase.ts';
import { createRooms } from '../../server/createRooms.ts';

export type Product = {
  readonly ports: CommandPorts;
  readonly rooms: ReturnType<typeof createRooms>;
  close(): Promise<void>;
};

/** Database, rooms and commands on a data folder, put together as `server/main.ts` does. */
export async function openProduct(dataDir: string, log: Logger): Promise<Product> {
  const settings = { origin: 'http://127.0.0.1', secret: randomBytes(32).toString('base64url') };
  const database = await openDatabase({ dataDir, log });
  const rooms = createRooms({
    store: database.drafts,
    identify: async (credentials) => identify(ports, settings, credentials),
    allowedOrigins: () => [settings.origin],
    log,
  });
  const ports: CommandPorts = {
    database: database.database,
    rooms: rooms.gateway,
    documents: rooms.documents,
    passwords: createArgon2Hasher(),
    now: () => new Date(),
    randomId: () => randomUUID(),
    randomSecret: () => randomBytes(32).toString('base64url'),
  };
  return {
    ports,
    rooms,
    close: async () => {
      await rooms.drain(8_000);
      await database.close();
    },
  };
}
