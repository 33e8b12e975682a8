import type { DeliveryStore, WebhookStore } from '../../lib/commands/WebhookStore.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { memoryPage, newestFirst } from './memoryPage.ts';
import type { MemoryAccess } from './memoryState.ts';

/** Webhooks in memory. */
export function memoryWebhooks(access: MemoryAccess): WebhookStore {
  return {
    insert: (webhook) => access.write((state) => void state.webhooks.set(webhook.id, webhook)),
    list: () =>
      access.read((state) =>
        [...state.webhooks.values()].toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime()),
      ),
    setDisabled: (id, disabledAt) =>
      access.write((state) => {
        const webhook = state.webhooks.get(id);
        if (webhook !== undefined) state.webhooks.set(id, { ...webhook, disabledAt });
        return webhook !== undefined;
      }),
    remove: (id) => access.write((state) => state.webhooks.delete(id)),
  };
}

/** What they were told, in memory. */
export function memoryDeliveries(access: MemoryAccess): DeliveryStore {
  return {
    listOf: (webhookId, page) =>
      access.read((state) =>
        memoryPage(
          [...state.deliveries.values()].filter((row) => row.webhookId === webhookId),
          page,
          (row) => [row.at.toISOString(), row.id],
          newestFirst,
          (time, id) => isIsoTime(time) && isUuid(id),
        ),
      ),
    again: (id, now) =>
      access.write((state) => {
        const row = state.deliveries.get(id);
        const webhook = row === undefined ? undefined : state.webhooks.get(row.webhookId);
        if (row === undefined || webhook === undefined || webhook.disabledAt !== null) return null;
        const again = { ...row, availableAt: now, doneAt: null, attempts: 0, outcome: null };
        state.deliveries.set(id, again);
        return again;
      }),
  };
}
