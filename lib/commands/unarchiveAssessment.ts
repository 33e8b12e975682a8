import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentDto } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import { readAssessmentDto } from './assessmentDtoOf.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/** How long archiving can be undone, days. */
export const undoArchiveDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Brings an archived assessment back, as it was. */
export async function unarchiveAssessment(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<AssessmentDto, CommandError>> {
  const { id } = input;
  const entry = auditEntry(ports, actor.userId, 'assessment.unarchived', `assessment:${id}`);
  return transact(ports.database, entry, async (stores) => {
    const admitted = await admit(stores, actor, id, 'assessment.unarchive');
    if (!admitted.ok) return admitted;
    const { assessment, role } = admitted.value;
    const archivedForMs = ports.now().getTime() - (assessment.archivedAt?.getTime() ?? 0);
    if (archivedForMs > undoArchiveDays * dayMs) {
      return err(conflict(`It was archived more than ${undoArchiveDays} days ago and cannot be brought back.`));
    }
    await stores.assessments.update(id, { archivedAt: null });
    return ok(await readAssessmentDto(stores, { ...assessment, archivedAt: null }, role));
  });
}
