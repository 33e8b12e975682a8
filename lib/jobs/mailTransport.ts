import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';

export type Mail = {
  /** The same for every try, so that a mail server that has it already can tell. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Where one press of a button in the mail program ends such mail (RFC 8058). */
  readonly stopUrl: string;
};

/** Sends mail, one at a time. Throws `MailRefused` where it is certain that the mail did not arrive, anything else where it is not. */
export interface MailTransport {
  send(mail: Mail): Promise<void>;
}

/** The mail certainly did not arrive. `isServerGone`: the next one would not either. */
export class MailRefused extends Error {
  readonly isServerGone: boolean;
  constructor(message: string, isServerGone: boolean) {
    super(message);
    this.isServerGone = isServerGone;
  }
}

/** Longest wait for the mail server at any step, ms. */
const patienceMs = 20_000;

/**
 * A mail server.
 *
 * @param url As in SMTP_URL.
 * @param from Sender, as in MAIL_FROM.
 * @param host Our own name, for message ids.
 */
export function smtpTransport(url: string, from: string, host: string): MailTransport {
  const server = createTransport(
    {
      url,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  // Set when the mail server has begun to read the mail itself: from then on it may have arrived.
  let isHandedOver = false;
  server.use('stream', (mail, done) => {
    mail.message.processFunc((body) =>
      Readable.from(
        (async function* () {
          isHandedOver = true;
          for await (const piece of body) yield piece as Buffer;
        })(),
      ),
    );
    done();
  });
  return {
    send: async ({ id, to, subject, text, stopUrl }) => {
      isHandedOver = false;
      try {
        await server.sendMail({
          to,
          subject,
          text,
          messageId: `<${id}@${host}>`,
          headers: {
            'List-Unsubscribe': `<${stopUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            'Auto-Submitted': 'auto-generated',
          },
        });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        // A server that answers with a number has decided, for this mail or altogether.
        const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
        const isAnswered = typeof responseCode === 'number';
        if (isHandedOver && !isAnswered) throw error;
        const isAboutMail = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
        throw new MailRefused(error.message, !(isAnswered && isAboutMail));
      }
    },
  };
}
