import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { MemberDto, ReplaceMembersInput } from '../protocol/memberDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, invalidInput, type CommandError } from './commandError.ts';
import { memberDtoOf } from './listMembers.ts';
import type { CommandPorts, MemberRecord, Stores } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Replaces the whole list of members. After the commit the sockets of everybody whose role changed are authorised anew.
 *
 * @returns invalid-input naming the accounts that do not exist (or are disabled and were no members), conflict where no
 * active owner would remain.
 */
export async function replaceMembers(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly members: ReplaceMembersInput },
): Promise<Result<readonly MemberDto[], CommandError>> {
  const { id, members } = input;
  const before = await admit(ports.database.read, actor, id, 'members.change');
  if (!before.ok) return before;
  const entry = auditEntry(ports, actor.userId, 'members.changed', `assessment:${id}`, { members });
  const result = await transact(ports.database, entry, async (stores) => {
    const admitted = await admit(stores, actor, id, 'members.change');
    if (!admitted.ok) return admitted;
    const old = await stores.members.list(id);
    const refusal = await listRefusal(stores, old, members);
    if (refusal !== null) return err(refusal);
    await stores.members.replace(id, members);
    const changed = changedUsers(old, members);
    return ok({ members: (await stores.members.list(id)).map(memberDtoOf), changed });
  });
  if (!result.ok) return result;
  for (const userId of result.value.changed) ports.rooms.rightsChanged(id, userId);
  return ok(result.value.members);
}

/** Why the list cannot be the new one; null when it can. */
async function listRefusal(
  stores: Stores,
  old: readonly MemberRecord[],
  members: readonly MemberRecord[],
): Promise<CommandError | null> {
  const unknown: string[] = [];
  let owners = 0;
  for (const member of members) {
    const user = await stores.users.byId(member.userId);
    const isActive = user !== null && user.disabledAt === null;
    const stays = old.some((other) => other.userId === member.userId);
    if (user === null || (!isActive && !stays)) unknown.push(member.userId);
    if (isActive && member.role === 'owner') owners += 1;
  }
  if (unknown.length > 0) {
    return invalidInput('Expected every userId to be an active account.', { unknownUserIds: unknown });
  }
  return owners > 0 ? null : conflict('The last owner cannot go: make somebody else an owner first.');
}

/** Everybody whose role is another one now, or who came or went. */
function changedUsers(old: readonly MemberRecord[], members: readonly MemberRecord[]): readonly string[] {
  const was = new Map(old.map((member) => [member.userId, member.role]));
  const is = new Map(members.map((member) => [member.userId, member.role]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((userId) => was.get(userId) !== is.get(userId));
}
