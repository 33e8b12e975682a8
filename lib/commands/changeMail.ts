import { err, ok, type Result } from '../domain/result.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/** What a mail's word stands for. `isOn`: things that happen in the assessment are mailed. */
export type MailChoice = { readonly title: string; readonly isOn: boolean };

const noChoice = () => err(notFound('This address is not known. Take it from the latest mail.'));

/** Looks up the word in a mail. Whoever has it is its reader: nobody needs to sign in to be left alone. */
export async function readMailChoice(
  ports: CommandPorts,
  input: { readonly token: string },
): Promise<Result<MailChoice, CommandError>> {
  const found = isToken(input.token) ? await ports.database.read.notifications.mailChoice(input.token) : null;
  return found === null ? noChoice() : ok({ title: found.title, isOn: found.mutedAt === null });
}

/** Ends or begins again the mail about one assessment to one person, by the word in a mail. Doing it twice changes nothing. */
export async function changeMail(
  ports: CommandPorts,
  input: { readonly token: string; readonly isOn: boolean },
): Promise<Result<MailChoice, CommandError>> {
  const { token, isOn } = input;
  const found = isToken(token) ? await ports.database.read.notifications.mailChoice(token) : null;
  if (found === null) return noChoice();
  const done = ok({ title: found.title, isOn });
  if (isOn === (found.mutedAt === null)) return done;
  const subject = `assessment:${found.assessmentId}`;
  const entry = auditEntry(ports, found.userId, isOn ? 'mail.begun' : 'mail.ended', subject);
  return transact<MailChoice>(ports.database, entry, async (stores) => {
    await stores.notifications.setMuted(token, isOn ? null : ports.now());
    return done;
  });
}

const isToken = (token: string): boolean => /^[0-9a-f]{64}$/u.test(token);
