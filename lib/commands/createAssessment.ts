import { defaultMarkingSystem } from '../domain/marking/markingSystems.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentDto, CreateAssessmentInput } from '../protocol/assessmentDto.ts';
import { readAssessmentDto } from './assessmentDtoOf.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import { firstDraft } from './firstDraft.ts';
import { isId } from './isId.ts';
import { newSlug } from './newSlug.ts';
import type { CommandPorts } from './ports.ts';
import { readWorkspace } from './readWorkspace.ts';
import { withSavedTemplate } from './savedTemplate.ts';
import { transact } from './transact.ts';
import { scaleToUse } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Creates an assessment, from a template or from a text, with its first draft in the same transaction; the creator becomes its owner.
 *
 * @returns invalid-input where the import cannot be read, too-large beyond the draft's bound or the import's.
 */
export async function createAssessment(
  ports: CommandPorts,
  actor: Actor,
  input: CreateAssessmentInput,
): Promise<Result<AssessmentDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessment.create');
  if (refusal !== null) return err(refusal);
  const usual = (await readWorkspace(ports))?.scale ?? 'icd203';
  const chosen = await scaleToUse(ports.database.read, input.scale ?? usual);
  if (!chosen.ok) return chosen;
  const asked = await withSavedTemplate(ports, actor, input);
  if (!asked.ok) return asked;
  const made = await firstDraft(ports, asked.value, chosen.value);
  if (!made.ok) return made;
  // A draft that is brought along may name its own.
  const scale = made.value.scale ?? chosen.value.id;
  const { draft, blocks, images, title, judgmentCount, wordCount, sectionCount, sectionsBegun } = made.value;
  const at = ports.now();
  const id = ports.randomId();
  const origin = input.import?.format ?? input.template ?? 'assessment';
  const entry = auditEntry(ports, actor.userId, 'assessment.created', `assessment:${id}`, { origin, scale });
  return transact(ports.database, entry, async (stores) => {
    const assessment = await stores.assessments.insert({
      id,
      slug: newSlug(ports, title),
      title,
      status: 'draft',
      scale,
      marking: made.value.marking ?? asked.value.marking ?? defaultMarkingSystem,
      template: input.template ?? 'assessment',
      judgmentCount,
      wordCount,
      sectionCount,
      sectionsBegun,
      dueAt: null,
      topic: '',
      createdById: actor.userId,
      createdAt: at,
      changedAt: at,
      changedById: actor.userId,
      archivedAt: null,
    });
    await stores.members.replace(assessment.id, [{ userId: actor.userId, role: 'owner' }]);
    const { template } = input;
    const checks =
      template !== undefined && isId(template) ? await stores.checkChoices.of({ templateId: template }) : null;
    if (checks !== null) await stores.checkChoices.keep({ assessmentId: assessment.id }, checks);
    await stores.drafts.seed(assessment.id, draft, at, blocks);
    for (const image of images) await stores.images.add(assessment.id, image, actor.userId, at);
    return ok(await readAssessmentDto(stores, assessment, 'owner'));
  });
}
