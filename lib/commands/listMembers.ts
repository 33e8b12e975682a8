import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { MemberDto } from '../protocol/memberDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, NamedMember } from './ports.ts';

/** A member as it travels. */
export function memberDtoOf({ userId, role, name, email, hue }: NamedMember): MemberDto {
  return { userId, role, name, email, hue };
}

/** Everybody on an assessment. */
export async function listMembers(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<readonly MemberDto[], CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'members.read');
  if (!admitted.ok) return admitted;
  return ok((await read.members.list(input.id)).map(memberDtoOf));
}
