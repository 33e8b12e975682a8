/** What other systems can be told of: the names that the audit log has for it. */
export const webhookEvents = [
  'assessment.created',
  'assessment.archived',
  'assessment.unarchived',
  'members.changed',
  'version.made',
  'version.restored',
  'thread.opened',
  'round.requested',
  'round.answered',
  'round.closed',
  'publication.made',
  'publication.retracted',
  'publication.superseded',
  'judgment.resolved',
  'source.recalled',
  'source.reinstated',
  'user.created',
  'user.changed',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Whether the audit log's name for something is one that webhooks can be told of. */
export function isWebhookEvent(action: string): action is WebhookEvent {
  return (webhookEvents as readonly string[]).includes(action);
}

/** Pauses before a delivery that failed is tried again, ms: each four times the one before; after the last it is given up (WH3). */
const pausesMs = [30_000, 2 * 60_000, 8 * 60_000, 32 * 60_000, 2 * 3_600_000, 8 * 3_600_000] as const;

/** When a delivery that has failed `attempts` times (1 or more) is tried again; null: it is given up. */
export function nextDelivery(attempts: number, now: Date): Date | null {
  const pause = pausesMs[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
