import type { WebhookNetworks } from '../commands/webhookAddress.ts';
import type { DeliveryQueue, TakenDelivery } from '../commands/WebhookStore.ts';
import { nextDelivery } from '../domain/webhooks/webhookEvents.ts';
import type { MailLog } from './sendMail.ts';
import { postWebhook } from './postWebhook.ts';

export type WebhookSenderOptions = {
  readonly queue: DeliveryQueue;
  readonly networks: WebhookNetworks;
  readonly now: () => Date;
  readonly log: MailLog;
  /** For tests. */
  readonly post?: typeof postWebhook;
};

/** Sent in one round; one webhook has at most so many of them, so that a slow one holds up nobody else's for long. */
const perRound = 40;
const perWebhook = 5;
/** What was taken so long ago was taken by a process that died, ms. */
const lostAfterMs = 2 * 60_000;
/** What ended is kept so long, ms. */
const keptMs = 30 * 24 * 3_600_000;
/** Waiting for one webhook at most; the oldest are given up. */
const maxWaiting = 1_000;

/** One round: what is due is sent, tried again later, or given up. How many arrived. */
export async function sendWebhooks(options: WebhookSenderOptions): Promise<number> {
  const { queue, now } = options;
  const taken = await queue.take(now(), perRound, perWebhook);
  const webhooks = [...new Set(taken.map(({ webhookId }) => webhookId))];
  const sent = await Promise.all(
    webhooks.map((id) =>
      sendInTurn(
        taken.filter(({ webhookId }) => webhookId === id),
        options,
      ),
    ),
  );
  return sent.reduce((sum, count) => sum + count, 0);
}

/** Gives back what a dead process had taken, gives up what is too much, forgets what is long past; now and then. */
export async function tidyWebhooks({ queue, now }: Pick<WebhookSenderOptions, 'queue' | 'now'>): Promise<void> {
  const nowMs = now().getTime();
  await queue.tidy(new Date(nowMs - lostAfterMs), new Date(nowMs - keptMs), maxWaiting, now());
}

async function sendInTurn(deliveries: readonly TakenDelivery[], options: WebhookSenderOptions): Promise<number> {
  const { queue, networks, now, log, post = postWebhook } = options;
  let arrived = 0;
  for (const delivery of deliveries.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const { hasArrived, outcome } = await post(delivery, { networks, now: now() });
    if (hasArrived) {
      arrived += 1;
      await queue.arrived(delivery.id, `arrived: ${outcome}`, now());
      continue;
    }
    const retryAt = nextDelivery(delivery.attempts, now());
    const why = retryAt === null ? `given up: ${outcome}` : outcome;
    await queue.failed(delivery.id, why, retryAt, now());
    log.warn(
      { delivery: delivery.id, webhook: delivery.webhookId, outcome, isGivenUp: retryAt === null },
      'a webhook was not told',
    );
  }
  return arrived;
}
