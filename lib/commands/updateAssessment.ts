import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentDto, UpdateAssessmentInput } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import { readAssessmentDto } from './assessmentDtoOf.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Changes title, scale or marking. The title is part of the draft: it is written there first, as one change of the actor's,
 * and then on the row that lists show.
 */
export async function updateAssessment(
  ports: CommandPorts,
  actor: Actor,
  input: UpdateAssessmentInput & { readonly id: string },
): Promise<Result<AssessmentDto, CommandError>> {
  const { id, title, scale, marking } = input;
  const before = await admit(ports.database.read, actor, id, 'assessment.change');
  if (!before.ok) return before;
  if (title !== undefined) {
    const edited = await ports.rooms.editDraft(id, actor.userId, { kind: 'set-title', title });
    if (!edited.ok) return err(draftErrorOf(edited.error));
  }
  const change = {
    ...(title === undefined ? {} : { title }),
    ...(scale === undefined ? {} : { scale }),
    ...(marking === undefined ? {} : { marking }),
  };
  const entry = auditEntry(ports, actor.userId, 'assessment.changed', `assessment:${id}`, change);
  return transact(ports.database, entry, async (stores) => {
    const admitted = await admit(stores, actor, id, 'assessment.change');
    if (!admitted.ok) return admitted;
    const stamped = { ...change, changedAt: ports.now(), changedById: actor.userId };
    await stores.assessments.update(id, stamped);
    return ok(await readAssessmentDto(stores, { ...admitted.value.assessment, ...stamped }, admitted.value.role));
  });
}
