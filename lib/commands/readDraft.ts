import type { DocJson } from '../document/docJson.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';

/**
 * The live draft for a page of the product, everything flushed first. Neither named by a hash nor printed, as `readContent`
 * does for outsiders: that takes longer than reading it.
 */
export async function readDraft(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<DocJson, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(input.id);
  return draft.ok ? ok(draft.value) : err(draftErrorOf(draft.error));
}
