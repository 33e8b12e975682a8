import { err, ok, type Result } from '../domain/result.ts';
import type { UserDto } from '../protocol/userDto.ts';
import type { CreateFirstAdminInput } from '../protocol/workspaceDto.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import { deadLink, liveLink } from './liveLink.ts';
import { newUser } from './newUser.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { userDtoOf } from './userDtoOf.ts';

/**
 * Creates the first administrator and the workspace with the link that the server printed.
 *
 * @returns not-found when the link is not valid or an account exists already. Two callers at once: one wins.
 */
export async function createFirstAdmin(
  ports: CommandPorts,
  input: CreateFirstAdminInput,
): Promise<Result<UserDto, CommandError>> {
  const at = ports.now();
  const link = await liveLink(ports.database.read, input.token, ['setup'], at);
  if (link === null) return err(deadLink);
  const passwordHash = await ports.passwords.hash(input.password);
  const user = newUser(ports, 0, { email: input.email, name: input.name, role: 'admin', passwordHash });
  const { workspaceName, scale } = input;
  const entry = auditEntry(ports, user.id, 'workspace.created', 'workspace', { name: workspaceName, scale });
  return transact(ports.database, entry, async (stores) => {
    if (!(await stores.links.use(link.id, at)) || (await stores.users.count()) > 0) return err(deadLink);
    await stores.users.insert(user);
    await stores.workspace.put({ name: workspaceName, scale });
    await stores.audit.append(
      auditEntry(ports, user.id, 'user.created', `user:${user.id}`, { role: user.role, by: 'setup-link' }),
    );
    return ok(userDtoOf(user));
  });
}
