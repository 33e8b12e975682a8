import type { Actor } from '../domain/policy.ts';
import { retractionFault } from '../domain/publications/retractionFault.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PublicationDto, RetractInput } from '../protocol/publicationDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, invalidInput, unavailable, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { admitToPublication, standingOf, publicationNumber } from './publicationAccess.ts';
import { publicationDtoOf } from './publicationDtoOf.ts';
import { tellOfRetraction } from './tellOfPublication.ts';
import { transact } from './transact.ts';

/**
 * Takes a publication out of use, with the reason, for good. Its address goes on answering, with the notice; the members and
 * everybody who opened it while signed in are told, in the same transaction.
 *
 * @returns conflict where it is retracted already; invalid-input where what is to replace it does not stand.
 */
export async function retractPublication(
  ports: CommandPorts,
  actor: Actor,
  { id, reason, replacedBy: instead = null }: RetractInput & { readonly id: string },
): Promise<Result<PublicationDto, CommandError>> {
  const found = await admitToPublication(ports.database.read, actor, id);
  if (!found.ok) return found;
  const { assessmentId, number } = found.value;
  const replacedBy = await publicationNumber(ports.database.read, found.value, instead);
  const data = { number, reason, replacedBy };
  const entry = auditEntry(ports, actor.userId, 'publication.retracted', `assessment:${assessmentId}`, data);
  const done = await transact<PublicationDto>(ports.database, entry, async (stores) => {
    const still = await admitToPublication(stores, actor, id);
    if (!still.ok) return still;
    const all = (await stores.publications.atSlug(still.value.slug)).map(standingOf);
    const fault = retractionFault(standingOf(still.value), all, replacedBy);
    if (fault?.kind === 'already') return err(conflict(`Version ${number} is retracted already.`));
    if (fault !== null)
      return err(invalidInput('Expected replacedBy as another version of this assessment that is not retracted.'));
    const at = ports.now();
    if (!(await stores.publications.retract(id, { at, byId: actor.userId, reason, replacedBy })))
      return err(conflict(`Version ${number} is retracted already.`));
    await tellOfRetraction(stores, still.value, { reason, actorId: actor.userId, at });
    const retracted = await stores.publications.byId(id);
    if (retracted === null) return err(unavailable('The publication could not be read again.'));
    const counts = await stores.publicationReaders.counts(assessmentId);
    return ok(publicationDtoOf(retracted, counts.get(id) ?? 0));
  });
  if (done.ok) ports.rooms.announce(assessmentId, 'publications');
  return done;
}
