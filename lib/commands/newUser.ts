import type { CommandPorts, UserRecord } from './ports.ts';

/** How many colours there are for people; `hue` runs from 1 to this. */
const hues = 6;

/** A new account's record. Colours go round, so that the first six people differ. */
export function newUser(
  ports: Pick<CommandPorts, 'randomId' | 'now'>,
  existing: number,
  given: Pick<UserRecord, 'email' | 'name' | 'role' | 'passwordHash'> & { readonly oidcSubject?: string },
): UserRecord {
  return {
    id: ports.randomId(),
    email: given.email,
    name: given.name,
    passwordHash: given.passwordHash,
    role: given.role,
    hue: (existing % hues) + 1,
    sessionEpoch: 0,
    oidcSubject: given.oidcSubject ?? null,
    disabledAt: null,
    createdAt: ports.now(),
  };
}
