import { docJsonSchema } from '../document/docJson.ts';
import { blockIdOf } from '../document/freshIds.ts';
import { draftOfTemplate } from '../document/templateContent.ts';
import { mayInWorkspace, type Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { markingField, type CreateAssessmentInput } from '../protocol/assessmentDto.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts } from './ports.ts';

/**
 * What to create where a saved template is asked for: its draft as an import under the new title, on its marking system
 * unless another one is named. All else passes as it is.
 *
 * @returns invalid-input where the actor has no such template.
 */
export async function withSavedTemplate(
  ports: CommandPorts,
  actor: Actor,
  input: CreateAssessmentInput,
): Promise<Result<CreateAssessmentInput, CommandError>> {
  const { template: id, title } = input;
  if (id === undefined || !isId(id) || input.import !== undefined) return ok(input);
  const template = await ports.database.read.templates.byId(id);
  const isTheirs = template !== null && (template.shared || template.ownerId === actor.userId);
  if (!isTheirs || !mayInWorkspace(actor, 'templates.read')) {
    return err(invalidInput('There is no such template. Expected a shipped one, one of your own or a shared one.'));
  }
  const stored = docJsonSchema.parse(JSON.parse(template.content));
  const draft = draftOfTemplate(stored, title, () => blockIdOf(ports.randomId()));
  const content = { type: 'doc' as const, content: draft.content.map((node) => ({ ...node })) };
  const marking = input.marking ?? markingField.parse(template.marking);
  return ok({ ...input, marking, import: { format: 'json', content } });
}
