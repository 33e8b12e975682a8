import { err, ok, type Result } from '../domain/result.ts';
import type { SessionDto } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { forbidden, type CommandError } from './commandError.ts';
import { newUser } from './newUser.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/** What the single sign-on issuer says of a person. */
export type OidcIdentity = {
  readonly subject: string;
  readonly email: string | null;
  /** The issuer vouches that the address is the person's. */
  readonly isEmailVerified: boolean;
  readonly name: string | null;
};

const refused = forbidden('Single sign-on did not let you in. Ask an administrator.');

/**
 * Who signs in by single sign-on: by subject, else by verified e-mail address (which then gets the subject), else a new
 * member. An address the issuer does not vouch for neither finds nor makes an account.
 */
export async function acceptOidcIdentity(
  ports: CommandPorts,
  identity: OidcIdentity,
): Promise<Result<SessionDto, CommandError>> {
  const { subject } = identity;
  const known = await ports.database.read.users.byOidcSubject(subject);
  if (known !== null) {
    return known.disabledAt === null ? ok({ userId: known.id, sessionEpoch: known.sessionEpoch }) : err(refused);
  }
  const email = identity.email?.trim().toLowerCase() ?? '';
  if (email === '' || email.length > 254 || !identity.isEmailVerified) return err(refused);
  const { users } = ports.database.read;
  const count = await users.count();
  // Nobody becomes the first by single sign-on: there would be no administrator.
  if (count === 0) return err(refused);
  const matched = await users.byEmail(email);
  const name =
    identity.name
      ?.replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 120) ||
    (email.split('@', 1)[0] ?? email);
  const user = newUser(ports, count, { email, name, role: 'member', passwordHash: null, oidcSubject: subject });
  const entry =
    matched === null
      ? auditEntry(ports, user.id, 'user.created', `user:${user.id}`, { role: user.role, by: 'single-sign-on' })
      : auditEntry(ports, matched.id, 'user.changed', `user:${matched.id}`, { by: 'single-sign-on', linked: true });
  return transact<SessionDto>(ports.database, entry, async (stores) => {
    // Once more, under the lock: two first sign-ins at the same moment make one account.
    const current = await stores.users.byEmail(email);
    if (current?.id !== matched?.id || (await stores.users.byOidcSubject(subject)) !== null) return err(refused);
    if (current === null) {
      await stores.users.insert(user);
      return ok({ userId: user.id, sessionEpoch: user.sessionEpoch });
    }
    if (current.disabledAt !== null || current.oidcSubject !== null) return err(refused);
    await stores.users.update(current.id, { oidcSubject: subject });
    return ok({ userId: current.id, sessionEpoch: current.sessionEpoch });
  });
}
