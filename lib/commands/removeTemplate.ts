import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { auditEntry } from './auditEntry.ts';
import { forbidden, notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts } from './ports.ts';
import { mayRemoveTemplate } from './templateDtoOf.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Removes a saved beginning. Assessments that were made from it stay as they are.
 *
 * @returns not-found for one that is neither the actor's nor shared; forbidden for somebody else's shared one.
 */
export async function removeTemplate(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<null, CommandError>> {
  const refusal = workspaceRefusal(actor, 'templates.keep');
  if (refusal !== null) return err(refusal);
  const unknown = err(notFound('There is no such template.'));
  if (!isId(input.id)) return unknown;
  const entry = auditEntry(ports, actor.userId, 'template.removed', `template:${input.id}`);
  return transact(ports.database, entry, async (stores) => {
    const template = await stores.templates.byId(input.id);
    if (template === null || (template.ownerId !== actor.userId && !template.shared)) return unknown;
    if (!mayRemoveTemplate(actor, template)) return err(forbidden('Only who made this template may remove it.'));
    await stores.templates.remove(template.id);
    return ok(null);
  });
}
