import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { forbidden, notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { ListedSource, Stores } from './ports.ts';
import { mayChangeSource } from './sourceDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Reads a record for an actor who wants to see it. */
export async function readableSource(
  stores: Pick<Stores, 'sources'>,
  actor: Actor,
  id: string,
): Promise<Result<ListedSource, CommandError>> {
  const refusal = workspaceRefusal(actor, 'sources.read');
  if (refusal !== null) return err(refusal);
  const record = isId(id) ? await stores.sources.byId(id, actor.userId) : null;
  return record === null ? err(notFound('There is no such source in the register.')) : ok(record);
}

/** Reads a record for an actor who wants to change it; `forbidden` unless they kept it or keep order in the workspace. */
export async function changeableSource(
  stores: Pick<Stores, 'sources'>,
  actor: Actor,
  id: string,
): Promise<Result<ListedSource, CommandError>> {
  const record = await readableSource(stores, actor, id);
  if (!record.ok || mayChangeSource(actor, record.value)) return record;
  const refusal = workspaceRefusal(actor, 'sources.keep');
  if (refusal !== null) return err(refusal);
  return err(forbidden(`Only ${record.value.keptByName}, who kept it, or an administrator may do that.`));
}
