import { mayInWorkspace, type Actor } from '../domain/policy.ts';
import type { TemplateDto } from '../protocol/templateDto.ts';
import type { ListedTemplate } from './ports.ts';

/** Whether the actor may remove a template: one's own always, a shared one by who keeps order in the workspace. */
export function mayRemoveTemplate(
  actor: Actor,
  template: { readonly ownerId: string; readonly shared: boolean },
): boolean {
  if (template.ownerId === actor.userId) return mayInWorkspace(actor, 'templates.keep');
  return template.shared && mayInWorkspace(actor, 'templates.clear');
}

/** A template as it travels. */
export function templateDtoOf(template: ListedTemplate, actor: Actor): TemplateDto {
  const { id, name, description, shared, scale, marking, ownerId, ownerName, createdAt } = template;
  const owner = { userId: ownerId, name: ownerName };
  const mine = mayRemoveTemplate(actor, template);
  return { id, name, description, shared, scale, marking, owner, mine, createdAt: createdAt.toISOString() };
}
