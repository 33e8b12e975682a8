import { mayOnAssessment, type Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AskOutcomeInput, LedgerEntryDto, ResolversDto } from '../protocol/ledgerDto.ts';
import { admit, stateOf, type Admitted } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { alreadyDecided, conflict, invalidInput, notFound, unavailable, type CommandError } from './commandError.ts';
import type { LedgerRow } from './ForecastStore.ts';
import { ledgerEntryDtoOf } from './ledgerEntryDtoOf.ts';
import type { CommandPorts, NamedMember, Stores } from './ports.ts';
import { transact } from './transact.ts';

type Reading = Pick<Stores, 'assessments' | 'members' | 'forecasts'>;

/** Who may be asked to record the outcome of a forecast, by name. */
export async function listResolvers(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<ResolversDto, CommandError>> {
  const found = await forecastToAsk(ports.database.read, actor, id);
  if (!found.ok) return found;
  const [members, asked] = await Promise.all([
    ports.database.read.members.list(found.value.row.assessmentId),
    ports.database.read.outcomeRequests.of(id),
  ]);
  const may = members.filter((member) => mayBeAsked(member, found.value) && member.userId !== actor.userId);
  return ok({
    items: may
      .map(({ userId, name, role }) => ({ userId, name, role, isAsked: asked.includes(userId) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  });
}

/**
 * Asks a member to record how a forecast turned out; their inbox and a mail lead them to it. Asking the same person again
 * changes nothing and tells nobody.
 *
 * @returns already-decided where it is settled; conflict where its version was retracted; invalid-input for somebody who may
 * not record it: no member with the right, or one of its authors.
 */
export async function askOutcome(
  ports: CommandPorts,
  actor: Actor,
  { id, userId }: AskOutcomeInput & { readonly id: string },
): Promise<Result<LedgerEntryDto, CommandError>> {
  const first = await forecastToAsk(ports.database.read, actor, id);
  if (!first.ok) return first;
  const now = ports.now();
  // Without a trace where nothing is to change: an audit row says that something did.
  const asked = await ports.database.read.outcomeRequests.of(id);
  if (asked.includes(userId)) return ok(ledgerEntryDtoOf(first.value.row, actor, now));
  const { assessmentId, label, number } = first.value.row;
  const data = { forecast: id, label, number, userId };
  const entry = auditEntry(ports, actor.userId, 'judgment.outcome-asked', `assessment:${assessmentId}`, data);
  const done = await transact<LedgerEntryDto>(ports.database, entry, async (stores) => {
    const found = await forecastToAsk(stores, actor, id);
    if (!found.ok) return found;
    const member = (await stores.members.list(assessmentId)).find((one) => one.userId === userId);
    if (userId === actor.userId) return err(invalidInput('Ask somebody else: you know of it already.'));
    if (member === undefined || !mayBeAsked(member, found.value))
      return err(
        invalidInput(
          'Expected userId of an owner, editor or reviewer of the assessment who did not write the judgment.',
        ),
      );
    const isNew = await stores.outcomeRequests.insert({ forecastId: id, userId, byId: actor.userId, at: now });
    // Two asked at once: rolled back with its audit row, and answered below as if it had come later.
    if (!isNew) return err(conflict(askedMeanwhile));
    await stores.notifications.raise({
      to: [userId],
      assessmentId,
      reason: 'outcome-asked',
      subject: `forecast:${id}`,
      place: `/ledger?id=${id}`,
      actorId: actor.userId,
      text: `${label}: ${found.value.row.proposition}`,
      at: now,
    });
    const row = await stores.forecasts.byId(id, actor.userId);
    return row === null
      ? err(unavailable('The judgment could not be read again.'))
      : ok(ledgerEntryDtoOf(row, actor, now));
  });
  if (done.ok || done.error.message !== askedMeanwhile) return done;
  const row = await ports.database.read.forecasts.byId(id, actor.userId);
  return row === null ? done : ok(ledgerEntryDtoOf(row, actor, now));
}

const askedMeanwhile = 'They have just been asked by somebody else.';

type Asking = Pick<Admitted, 'assessment'> & { readonly row: LedgerRow };

/** A forecast whose outcome may be asked for by the actor. */
async function forecastToAsk(stores: Reading, actor: Actor, id: string): Promise<Result<Asking, CommandError>> {
  const unknown = err(notFound('There is no such judgment in the ledger.'));
  const row = await stores.forecasts.byId(id, actor.userId);
  if (row === null) return unknown;
  const right = await admit(stores, actor, row.assessmentId, 'judgments.ask');
  if (!right.ok) return right.error.kind === 'not-found' ? unknown : right;
  if (row.resolution !== null) return err(alreadyDecided('The outcome of this judgment is recorded already.'));
  if (row.isRetracted)
    return err(conflict('The version that states this was retracted: its outcome is not asked for.'));
  return ok({ row, assessment: right.value.assessment });
}

function mayBeAsked({ userId, role, isDisabled }: NamedMember, { row, assessment }: Asking): boolean {
  const everything = { scopes: ['read', 'write', 'admin'] } as const;
  return (
    !isDisabled &&
    !row.authorIds.includes(userId) &&
    mayOnAssessment(everything, role, 'judgments.resolve', stateOf(assessment))
  );
}
