import type { CommandPorts } from '../commands/ports.ts';
import type { Actor } from '../domain/policy.ts';
import type { Identity } from './identify.ts';

/**
 * The actor behind an identity, as the account stands now.
 *
 * @returns null where the account is gone or disabled, or the session is of an epoch that was ended.
 */
export async function actorOf(ports: Pick<CommandPorts, 'database'>, identity: Identity): Promise<Actor | null> {
  const user = await ports.database.read.users.byId(identity.userId);
  if (user === null || user.disabledAt !== null) return null;
  if (identity.sessionEpoch !== null && identity.sessionEpoch !== user.sessionEpoch) return null;
  return { userId: user.id, name: user.name, workspaceRole: user.role, scopes: identity.scopes };
}
