import type { Actor } from '../domain/policy.ts';
import { supersessionFault } from '../domain/publications/supersessionFault.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import type { PublicationDto, SupersedeInput } from '../protocol/publicationDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, invalidInput, unavailable, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { admitToPublication, publicationNumber, standingOf } from './publicationAccess.ts';
import { publicationDtoOf } from './publicationDtoOf.ts';
import { tellOfSupersession } from './tellOfPublication.ts';
import { transact } from './transact.ts';

/**
 * Puts a notice on a publication: a later one stands in its place, and why. It stands on, and may still be retracted. The
 * members and everybody who opened it while signed in are told, in the same transaction.
 *
 * @returns conflict where it has a notice or is retracted already; invalid-input where the other is no later one that stands.
 */
export async function supersedePublication(
  ports: CommandPorts,
  actor: Actor,
  { id, reason, by: later }: SupersedeInput & { readonly id: string },
): Promise<Result<PublicationDto, CommandError>> {
  const found = await admitToPublication(ports.database.read, actor, id);
  if (!found.ok) return found;
  const { assessmentId, number } = found.value;
  const by = (await publicationNumber(ports.database.read, found.value, later)) ?? 0;
  const data = { number, reason, by };
  const entry = auditEntry(ports, actor.userId, 'publication.superseded', `assessment:${assessmentId}`, data);
  const done = await transact<PublicationDto>(ports.database, entry, async (stores) => {
    const still = await admitToPublication(stores, actor, id);
    if (!still.ok) return still;
    const all = (await stores.publications.atSlug(still.value.slug)).map(standingOf);
    const fault = supersessionFault(standingOf(still.value), all, by);
    if (fault !== null) return err(refusal(fault, number));
    const at = ports.now();
    if (!(await stores.publications.supersede(id, { at, byId: actor.userId, reason, number: by })))
      return err(refusal({ kind: 'already' }, number));
    await tellOfSupersession(stores, still.value, { reason, actorId: actor.userId, at });
    const superseded = await stores.publications.byId(id);
    if (superseded === null) return err(unavailable('The publication could not be read again.'));
    const counts = await stores.publicationReaders.counts(assessmentId);
    return ok(publicationDtoOf(superseded, counts.get(id) ?? 0));
  });
  if (done.ok) ports.rooms.announce(assessmentId, 'publications');
  return done;
}

function refusal(fault: NonNullable<ReturnType<typeof supersessionFault>>, number: number): CommandError {
  switch (fault.kind) {
    case 'already':
      return conflict(`Version ${number} is superseded by a notice already.`);
    case 'retracted':
      return conflict(`Version ${number} is retracted already.`);
    case 'no-such-later':
      return invalidInput('Expected by as a later version of this assessment that is not retracted.');
    default:
      return unreachable(fault);
  }
}
