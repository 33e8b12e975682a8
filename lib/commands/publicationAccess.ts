import type { Actor, AssessmentAction } from '../domain/policy.ts';
import type { SupersedablePublication } from '../domain/publications/supersessionFault.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { admit } from './assessmentAccess.ts';
import { notFound, type CommandError } from './commandError.ts';
import type { Stores } from './ports.ts';
import type { ListedPublication } from './PublicationStore.ts';

/** A publication as far as taking it out of use depends on it. */
export function standingOf({ number, retraction, supersession }: ListedPublication): SupersedablePublication {
  return { number, isRetracted: retraction !== null, isSuperseded: supersession !== null };
}

/** The number of a publication of the same assessment, given by number or id; 0, which none has, where there is none. */
export async function publicationNumber(
  stores: Pick<Stores, 'publications'>,
  { assessmentId }: ListedPublication,
  named: string | number | null,
): Promise<number | null> {
  if (typeof named !== 'string') return named;
  const other = await stores.publications.byId(named);
  return other?.assessmentId === assessmentId ? other.number : 0;
}

/** A publication for who may do this on its assessment: retract it, where nothing else is said; not-found for who may not know of that. */
export async function admitToPublication(
  stores: Pick<Stores, 'assessments' | 'members' | 'publications'>,
  actor: Actor,
  id: string,
  action: AssessmentAction = 'publications.retract',
): Promise<Result<ListedPublication, CommandError>> {
  const unknown = err(notFound('There is no such publication.'));
  const found = await stores.publications.byId(id);
  if (found === null) return unknown;
  const right = await admit(stores, actor, found.assessmentId, action);
  if (!right.ok) return right.error.kind === 'not-found' ? unknown : right;
  return ok(found);
}
