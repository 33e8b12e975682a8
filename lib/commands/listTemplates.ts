import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { TemplateListQuery, TemplatePageDto } from '../protocol/templateDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { readPage } from './readPage.ts';
import { templateDtoOf } from './templateDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** One page of the saved beginnings: one's own and those shared, by name. */
export async function listTemplates(
  ports: CommandPorts,
  actor: Actor,
  input: TemplateListQuery,
): Promise<Result<TemplatePageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'templates.read');
  if (refusal !== null) return err(refusal);
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => ports.database.read.templates.listFor(actor.userId, request));
  if (!page.ok) return page;
  return ok({ items: page.value.items.map((one) => templateDtoOf(one, actor)), nextCursor: page.value.nextCursor });
}
