import type { NotificationReason } from '../domain/notifications/reasons.ts';
import type { Page, PageRequest } from './records.ts';

/**
 * Something to tell several people. Whoever did it and whoever is disabled is not told, nor is whoever has no role, unless it
 * is about what was published (`readerReasons`): then they are told under the title that was published.
 */
export type Notified = {
  readonly to: readonly string[];
  readonly assessmentId: string;
  readonly reason: NotificationReason;
  /** What it is about: `thread:<id>`, `round:<id>`, `source:<id>`, `publication:<id>`. */
  readonly subject: string;
  /** Query and fragment that lead there from the assessment's page, with `?` or `#`; empty: the page itself; else a whole path. */
  readonly place: string;
  /** Null: a date came near. */
  readonly actorId: string | null;
  /** The words it is about; long ones are cut. */
  readonly text: string;
  readonly at: Date;
};

export type NotificationRecord = {
  readonly id: string;
  readonly assessmentId: string;
  readonly assessmentTitle: string;
  readonly reason: NotificationReason;
  readonly subject: string;
  readonly place: string;
  readonly byName: string | null;
  readonly text: string;
  readonly at: Date;
  readonly readAt: Date | null;
};

/** Which of one's own are read: some by id, those about one thing, or all up to a moment. */
export type ReadChoice = { readonly ids: readonly string[] } | { readonly subject: string } | { readonly until: Date };

export interface NotificationStore {
  /** Inside the transaction of what happened. Queues mail for those who want it. */
  raise(notified: Notified): Promise<void>;
  /** As `raise` with `source-recalled`, for the owners of every assessment whose draft holds the record. */
  raiseRecalled(recordId: string, actorId: string, text: string, at: Date): Promise<void>;
  /** Of assessments that the person has a role on and that are not archived, and about what was published; latest first. */
  list(userId: string, page: PageRequest, unreadOnly: boolean): Promise<Page<NotificationRecord>>;
  countUnread(userId: string): Promise<number>;
  /** How many have become read. */
  markRead(userId: string, choice: ReadChoice, at: Date): Promise<number>;
  /** The choice behind a mail's word; null: there is none. */
  mailChoice(token: string): Promise<MailChoiceRecord | null>;
  setMuted(token: string, mutedAt: Date | null): Promise<void>;
}

export type MailChoiceRecord = {
  readonly userId: string;
  readonly assessmentId: string;
  readonly title: string;
  readonly mutedAt: Date | null;
};

/** A mail ready to be sent. Taken by one process only. */
export type TakenMail = {
  readonly id: string;
  readonly attempts: number;
  readonly email: string;
  readonly name: string;
  readonly assessmentId: string;
  readonly title: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly token: string;
  readonly items: readonly Pick<NotificationRecord, 'reason' | 'byName' | 'text' | 'place'>[];
};

/** What the sender of mail needs of the database. Each method is a transaction of its own. */
export interface MailQueue {
  /** Reminds once of every answer that is still owed and due between `now` and `until`. */
  remind(now: Date, until: Date): Promise<void>;
  /** Entries that are due, oldest first. */
  due(now: Date, limit: number): Promise<readonly string[]>;
  /** Takes one; null where somebody else did, or nothing is left to mail: read meanwhile, muted, gone. */
  take(id: string, now: Date): Promise<TakenMail | null>;
  sent(id: string, now: Date): Promise<void>;
  /** It certainly did not arrive: tried again at `retryAt`, given up where that is null. */
  refused(id: string, why: string, retryAt: Date | null, now: Date): Promise<void>;
  /** Ends those taken before `before` and never finished: whether they arrived is not known. How many there were. */
  endUnknown(before: Date, now: Date): Promise<number>;
}
