import { templateContentOf } from '../document/templateContent.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CreateTemplateInput, TemplateDto } from '../protocol/templateDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { checkProfileOf } from './checkProfileOf.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts, TemplateRecord } from './ports.ts';
import { templateDtoOf } from './templateDtoOf.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Saves the draft of an assessment as a beginning for others: its words and structure, not its ids and pictures.
 *
 * @returns not-found where the actor may not read the assessment.
 */
export async function createTemplate(
  ports: CommandPorts,
  actor: Actor,
  input: CreateTemplateInput,
): Promise<Result<TemplateDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'templates.keep');
  if (refusal !== null) return err(refusal);
  const admitted = await admit(ports.database.read, actor, input.assessmentId, 'draft.read');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const draft = await ports.rooms.readDraft(assessment.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const template: TemplateRecord = {
    id: ports.randomId(),
    name: input.name,
    description: input.description,
    ownerId: actor.userId,
    shared: input.shared,
    content: JSON.stringify(templateContentOf(draft.value)),
    scale: assessment.scale,
    marking: assessment.marking,
    createdAt: ports.now(),
  };
  const data = { name: template.name, shared: template.shared, assessmentId: assessment.id };
  const entry = auditEntry(ports, actor.userId, 'template.created', `template:${template.id}`, data);
  return transact(ports.database, entry, async (stores) => {
    await stores.templates.insert(template);
    // Who starts from it gets its checks as well.
    const { base, choice } = await checkProfileOf(stores, assessment);
    await stores.checkChoices.keep({ templateId: template.id }, { base, ...choice });
    return ok(templateDtoOf({ ...template, ownerName: actor.name }, actor));
  });
}
