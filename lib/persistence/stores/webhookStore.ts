import type { DeliveryRecord, DeliveryStore, WebhookStore } from '../../commands/WebhookStore.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import type { WebhookDelivery } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { isIsoTime } from './isIsoTime.ts';

/** Webhooks that are listed: far more than anybody has. */
const maxListed = 100;

/** Addresses of other systems. */
export function webhookStore(db: Db): WebhookStore {
  return {
    insert: async (webhook) => {
      await written(db.webhook.create({ data: { ...webhook, events: [...webhook.events] } }));
    },
    list: () => db.webhook.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: maxListed }),
    setDisabled: async (id, at) =>
      (await db.webhook.updateMany({ where: { id }, data: { disabledAt: at } })).count === 1,
    remove: async (id) => (await db.webhook.deleteMany({ where: { id } })).count === 1,
  };
}

/** What they were told. */
export function deliveryStore(db: Db): DeliveryStore {
  return {
    listOf: async (webhookId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (time, id) => isIsoTime(time) && isUuid(id));
      const rows = await db.webhookDelivery.findMany({
        where: {
          webhookId,
          ...(after === undefined ? {} : { OR: [{ at: { lt: after[0] } }, { at: after[0], id: { gt: after[1] } }] }),
        },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: limit + 1,
      });
      return pageOf(rows, limit, (row) => [row.at.toISOString(), row.id], record);
    },
    again: async (id, now) => {
      const { count } = await db.webhookDelivery.updateMany({
        where: { id, takenAt: null, webhook: { disabledAt: null } },
        data: { availableAt: now, doneAt: null, attempts: 0, outcome: null },
      });
      const row = count === 0 ? null : await db.webhookDelivery.findUnique({ where: { id } });
      return row === null ? null : record(row);
    },
  };
}

function record({ takenAt: _taken, ...row }: WebhookDelivery): DeliveryRecord {
  return row;
}
