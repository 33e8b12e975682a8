import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { AssessmentDto } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import { readAssessmentDto } from './assessmentDtoOf.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/** Archives an assessment: it leaves the lists and its sockets close. `unarchiveAssessment` undoes it for 30 days. */
export async function archiveAssessment(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<AssessmentDto, CommandError>> {
  const { id } = input;
  const entry = auditEntry(ports, actor.userId, 'assessment.archived', `assessment:${id}`);
  const result = await transact(ports.database, entry, async (stores) => {
    const admitted = await admit(stores, actor, id, 'assessment.archive');
    if (!admitted.ok) return admitted;
    const archivedAt = ports.now();
    await stores.assessments.update(id, { archivedAt });
    return ok(await readAssessmentDto(stores, { ...admitted.value.assessment, archivedAt }, admitted.value.role));
  });
  if (result.ok) ports.rooms.assessmentClosed(id);
  return result;
}
