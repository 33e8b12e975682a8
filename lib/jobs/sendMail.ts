import type { MailQueue, TakenMail } from '../commands/ports.ts';
import { mailText } from '../domain/notifications/mailText.ts';
import { nextTry, remindMs } from '../domain/notifications/mailing.ts';
import { placePath } from '../domain/notifications/placePath.ts';
import { referenceOf } from '../domain/reference.ts';
import { MailRefused, type MailTransport } from './mailTransport.ts';

export type MailLog = {
  readonly info: (data: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (data: Readonly<Record<string, unknown>>, message: string) => void;
};

export type MailSenderOptions = {
  readonly queue: MailQueue;
  /** Null: mail is not configured; what waits is ended, so that it does not pour out on the day it is. */
  readonly transport: MailTransport | null;
  /** Where the pages are, without a slash at the end. */
  readonly origin: string;
  readonly now: () => Date;
  readonly log: MailLog;
  /** The process is about to end: nothing new is begun. */
  readonly isStopping?: () => boolean;
};

/** Mails sent in one round; the rest follows in the next. */
const perRound = 50;
/** A mail that was taken so long ago was taken by a process that died, ms: far longer than any mail server is waited for. */
const lostAfterMs = 15 * 60_000;

/** One round of mail: who owes an answer soon is reminded, and everything that is due is sent, tried again later, or given up. How many were sent. */
export async function sendMail(options: MailSenderOptions): Promise<number> {
  const { queue, transport, origin, now, log } = options;
  await queue.remind(now(), new Date(now().getTime() + remindMs));
  const lost = await queue.endUnknown(new Date(now().getTime() - lostAfterMs), now());
  if (lost > 0) log.warn({ lost }, 'mails were under way when their process ended: whether they arrived is not known');
  let sent = 0;
  for (const id of await queue.due(now(), perRound)) {
    if (options.isStopping?.() === true) break;
    const taken = await queue.take(id, now());
    if (taken === null) continue;
    if (transport === null) {
      await queue.refused(id, 'mail is not configured', null, now());
      continue;
    }
    try {
      await transport.send(mailOf(taken, origin));
      await queue.sent(id, now());
      sent += 1;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof MailRefused)) {
        // Left as taken: it may have arrived, and nobody gets a mail twice.
        log.warn({ mail: id, why }, 'whether a mail arrived is not known');
        continue;
      }
      const retryAt = nextTry(taken.attempts, now());
      await queue.refused(id, why, retryAt, now());
      log.warn({ mail: id, why, retryAt: retryAt?.toISOString() ?? null }, 'a mail was refused');
      if (error.isServerGone) break;
    }
  }
  if (sent > 0) log.info({ sent }, 'mail sent');
  return sent;
}

function mailOf(taken: TakenMail, origin: string) {
  const { id, name, email, title, number, createdAt, assessmentId, token, items } = taken;
  const { subject, text } = mailText({
    title,
    reference: referenceOf(number, createdAt),
    items: items.map(({ reason, byName, text: words, place }) => ({
      reason,
      by: byName,
      text: words,
      url: `${origin}${placePath(assessmentId, place)}`,
    })),
    stopUrl: `${origin}/mail/${token}`,
  });
  return { id, to: { name, address: email }, subject, text, stopUrl: `${origin}/mail/${token}/stop` };
}
