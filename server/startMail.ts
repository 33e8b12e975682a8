import type { MailQueue } from '../lib/commands/ports.ts';
import { sendMail, type MailLog } from '../lib/jobs/sendMail.ts';
import { smtpTransport } from '../lib/jobs/mailTransport.ts';

/** Pause between two rounds of mail, ms; what is mailed has waited for minutes anyway. */
const pauseMs = 15_000;

/**
 * Sends mail in the background, one round after the other.
 *
 * @param smtpUrl Null: what waits is ended instead.
 * @param from Sender; null: an address at our own host.
 * @returns Ends it; resolves when the mail under way is done.
 */
export function startMail(options: {
  readonly queue: MailQueue;
  readonly smtpUrl: string | null;
  readonly from: string | null;
  readonly origin: string;
  readonly now: () => Date;
  readonly log: MailLog;
}): () => Promise<void> {
  const { queue, smtpUrl, origin, now, log } = options;
  const { hostname } = new URL(origin);
  const from = options.from ?? `Yardstick <no-reply@${hostname}>`;
  const transport = smtpUrl === null ? null : smtpTransport(smtpUrl, from, hostname);
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  let round: Promise<unknown> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      round = sendMail({ queue, transport, origin, now, log, isStopping: () => stopped })
        .catch((error: unknown) => log.warn({ error: String(error) }, 'a round of mail failed'))
        .finally(() => {
          if (!stopped) next();
        });
    }, pauseMs);
    timer.unref();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
