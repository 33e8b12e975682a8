import type { DeliveryDto, WebhookDto } from '../protocol/webhookDto.ts';
import type { DeliveryRecord, WebhookRecord } from './WebhookStore.ts';

/** A webhook as it travels: without its secret. */
export function webhookDtoOf({ id, url, events, createdAt, disabledAt }: WebhookRecord): WebhookDto {
  return { id, url, events, createdAt: createdAt.toISOString(), disabled: disabledAt !== null };
}

/** A delivery as it travels. */
export function deliveryDtoOf(row: DeliveryRecord): DeliveryDto {
  const hasArrived = row.doneAt !== null && row.outcome?.startsWith('arrived') === true;
  return {
    id: row.id,
    event: row.event,
    subject: row.subject,
    at: row.at.toISOString(),
    state: row.doneAt === null ? 'waiting' : hasArrived ? 'arrived' : 'failed',
    attempts: row.attempts,
    outcome: row.outcome,
    nextAt: row.doneAt === null ? row.availableAt.toISOString() : null,
    endedAt: row.doneAt?.toISOString() ?? null,
  };
}
