import type { OutboxStore } from '../../commands/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { written, type Db } from '../prismaClient.ts';

/** What must happen after the commit. */
export function outboxStore(db: Db): OutboxStore {
  return {
    add: async ({ id, topic, payload }) => {
      await written(db.outboxEntry.create({ data: { id, topic, payload: payload as Prisma.InputJsonObject } }));
    },
  };
}
