import { z } from 'zod';
import { webhookEvents } from '../domain/webhooks/webhookEvents.ts';
import { instant, pageOf } from './fields.ts';

/** Another system that is told of what happened. */
export const webhookDto = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()).readonly(),
  createdAt: instant,
  disabled: z.boolean(),
});
export type WebhookDto = z.output<typeof webhookDto>;

/** A new one with the secret that signs what it is told, shown only now. */
export const createdWebhookDto = webhookDto.extend({ secret: z.string() });
export type CreatedWebhookDto = z.output<typeof createdWebhookDto>;

const eventNames = ['*', ...webhookEvents] as const;
const eventsWanted = `Expected events from: ${eventNames.join(', ')}.`;

/** Where to, and of what. `*` is everything that can be told. */
export const createWebhookInput = z.strictObject({
  url: z
    .string('Expected a web address.')
    .trim()
    .min(1, 'Expected a web address.')
    .max(2_000, 'Expected an address of at most 2000 characters.'),
  events: z.array(z.enum(eventNames, eventsWanted)).min(1, eventsWanted).max(eventNames.length, eventsWanted),
});
export type CreateWebhookInput = z.output<typeof createWebhookInput>;

export const changeWebhookInput = z.strictObject({ disabled: z.boolean('Expected disabled as true or false.') });
export type ChangeWebhookInput = z.output<typeof changeWebhookInput>;

/** One thing that it was, or is to be, told. */
export const deliveryDto = z.object({
  id: z.string(),
  event: z.string(),
  subject: z.string(),
  at: instant,
  state: z.enum(['waiting', 'arrived', 'failed']),
  attempts: z.number().int(),
  /** How it ended, or why it is tried again. */
  outcome: z.string().nullable(),
  /** When it is tried again, or ended. */
  nextAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type DeliveryDto = z.output<typeof deliveryDto>;
export const deliveryPageDto = pageOf(deliveryDto);
export type DeliveryPageDto = z.output<typeof deliveryPageDto>;

/** What is sent: a POST with this as JSON, signed in `X-Yardstick-Signature: sha256=<HMAC-SHA256 of the body, hex>`. */
export const webhookBody = z.object({
  /** The same however often it is sent. */
  id: z.string(),
  event: z.string(),
  /** When it happened. */
  at: instant,
  /** When this try began: what is much older was recorded by somebody and sent again. */
  sentAt: instant,
  actorId: z.string().nullable(),
  /** What it happened to: `assessment:<id>`. Its words are to be asked for. */
  subject: z.string(),
});
export type WebhookBody = z.output<typeof webhookBody>;
