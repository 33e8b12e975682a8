import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { CheckProfileDto } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import { checkProfileOf } from './checkProfileOf.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';

/** Which checks a paper uses, without running them. */
export async function readCheckProfile(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<CheckProfileDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'draft.read');
  if (!admitted.ok) return admitted;
  const { base, choice } = await checkProfileOf(ports.database.read, admitted.value.assessment);
  return ok({ base, on: [...choice.on], off: [...choice.off] });
}
