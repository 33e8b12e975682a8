import type { Page, PageRequest } from './records.ts';

/** Another system that is told of what happened. */
export type WebhookRecord = {
  readonly id: string;
  readonly url: string;
  /** Names of events; `*` for all. */
  readonly events: readonly string[];
  readonly secret: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
};

/** One thing that one webhook is told. */
export type DeliveryRecord = {
  readonly id: string;
  readonly webhookId: string;
  readonly event: string;
  readonly subject: string;
  readonly actorId: string | null;
  readonly at: Date;
  readonly availableAt: Date;
  readonly attempts: number;
  readonly doneAt: Date | null;
  readonly outcome: string | null;
};

/** Webhooks. What they are told is written by the audit log's store, in the same transaction. */
export interface WebhookStore {
  insert(webhook: WebhookRecord): Promise<void>;
  /** Newest first; there are never many. */
  list(): Promise<readonly WebhookRecord[]>;
  /** False: there is none. */
  setDisabled(id: string, at: Date | null): Promise<boolean>;
  /** With what it was told. False: there is none. */
  remove(id: string): Promise<boolean>;
}

/** What webhooks were and are to be told. */
export interface DeliveryStore {
  /** Newest first. */
  listOf(webhookId: string, page: PageRequest): Promise<Page<DeliveryRecord>>;
  /** Sends it again from `now`, under its own id; null: there is none, or its webhook is disabled. */
  again(id: string, now: Date): Promise<DeliveryRecord | null>;
}

/** A delivery that this process is to send now. */
export type TakenDelivery = DeliveryRecord & { readonly url: string; readonly secret: string };

/** What is to be sent, for the job that sends it. */
export interface DeliveryQueue {
  /** Takes up to `limit` deliveries that are due, so that no other process does; at most `perWebhook` of each webhook. */
  take(now: Date, limit: number, perWebhook: number): Promise<readonly TakenDelivery[]>;
  /** It arrived. */
  arrived(id: string, outcome: string, now: Date): Promise<void>;
  /** It did not; `retryAt` null: it is given up. */
  failed(id: string, why: string, retryAt: Date | null, now: Date): Promise<void>;
  /** Gives back what a process that died had taken, drops what is beyond `keep` waiting for one webhook, forgets what ended before `endedBefore`. */
  tidy(takenBefore: Date, endedBefore: Date, keep: number, now: Date): Promise<void>;
}
