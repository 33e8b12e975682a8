import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentDto, UpdateAssessmentInput } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import { readAssessmentDto } from './assessmentDtoOf.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { paperEdit } from './paperEdit.ts';
import type { CommandPorts, DraftEdit } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Changes an assessment. Title, scale, wording, ranges and cut-off are part of the draft, and so are the likelihoods that
 * `conversions` changes: they are written there first, as changes of the actor's, and then on the row that lists show.
 * No likelihood is changed that is not named.
 *
 * @returns invalid-input for a scale that may not be used, a wording or term it does not have, a block that is not there;
 *   then nothing is changed.
 */
export async function updateAssessment(
  ports: CommandPorts,
  actor: Actor,
  input: UpdateAssessmentInput & { readonly id: string },
): Promise<Result<AssessmentDto, CommandError>> {
  const { id, title, dueAt, wording, ranges, cutoff, conversions } = input;
  const before = await admit(ports.database.read, actor, id, 'assessment.change');
  if (!before.ok) return before;
  const paper = await paperEdit(ports, before.value.assessment, input);
  if (!paper.ok) return paper;
  const edits: readonly DraftEdit[] = [
    ...(title === undefined ? [] : [{ kind: 'set-title', title } as const]),
    ...(paper.value === null ? [] : [paper.value]),
  ];
  for (const edit of edits) {
    const edited = await ports.rooms.editDraft(id, actor.userId, edit);
    if (!edited.ok) return err(draftErrorOf(edited.error));
  }
  const change = defined({ title, scale: input.scale, marking: input.marking, topic: input.topic });
  const inDraft = defined({ dueAt, wording, ranges, cutoff, conversions });
  const entry = auditEntry(ports, actor.userId, 'assessment.changed', `assessment:${id}`, { ...change, ...inDraft });
  return transact(ports.database, entry, async (stores) => {
    const admitted = await admit(stores, actor, id, 'assessment.change');
    if (!admitted.ok) return admitted;
    const due = dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) };
    const stamped = { ...change, ...due, changedAt: ports.now(), changedById: actor.userId };
    await stores.assessments.update(id, stamped);
    return ok(await readAssessmentDto(stores, { ...admitted.value.assessment, ...stamped }, admitted.value.role));
  });
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** What of it was given. */
function defined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
}
