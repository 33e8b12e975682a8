import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { AssessmentDto } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import { readAssessmentDto } from './assessmentDtoOf.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';

/** An assessment without its draft, also when it is archived. */
export async function getAssessment(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<AssessmentDto, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  return ok(await readAssessmentDto(read, admitted.value.assessment, admitted.value.role));
}
