import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LedgerEntryDto, ResolutionInput } from '../protocol/ledgerDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import {
  alreadyDecided,
  conflict,
  forbidden,
  invalidInput,
  notFound,
  unavailable,
  type CommandError,
} from './commandError.ts';
import type { LedgerRow } from './ForecastStore.ts';
import { ledgerEntryDtoOf } from './ledgerEntryDtoOf.ts';
import type { CommandPorts, Stores } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Records how a forecast turned out, with what shows it, once and for good. Nobody records the outcome of a judgment they
 * wrote.
 *
 * @returns forbidden for its authors; already-decided where it is settled; conflict where its version was retracted;
 * invalid-input for a day before it was stated, or one that has not come.
 */
export async function resolveJudgment(
  ports: CommandPorts,
  actor: Actor,
  { id, outcome, evidence, resolvedAt: knownOn, link = null }: ResolutionInput & { readonly id: string },
): Promise<Result<LedgerEntryDto, CommandError>> {
  const found = await admitted(ports.database.read, actor, id);
  if (!found.ok) return found;
  const now = ports.now();
  const [first, last] = [found.value.statedAt, now].map((time) => time.toISOString().slice(0, 10)) as [string, string];
  if (knownOn < first || knownOn > last)
    return err(invalidInput(`Expected resolvedAt from ${first}, when it was stated, to ${last}.`));
  const { assessmentId, label, number } = found.value;
  const data = { forecast: id, label, number, outcome, knownOn };
  const entry = auditEntry(ports, actor.userId, 'judgment.resolved', `assessment:${assessmentId}`, data);
  const done = await transact<LedgerEntryDto>(ports.database, entry, async (stores) => {
    const still = await admitted(stores, actor, id);
    if (!still.ok) return still;
    if (still.value.isRetracted) return err(conflict('The version that states this was retracted: it is not scored.'));
    const isFirst = await stores.forecasts.resolve(id, {
      outcome,
      knownOn,
      evidence,
      link,
      byId: actor.userId,
      at: now,
    });
    if (!isFirst) return err(alreadyDecided('The outcome of this judgment is recorded already.'));
    const resolved = await stores.forecasts.byId(id, actor.userId);
    return resolved === null
      ? err(unavailable('The judgment could not be read again.'))
      : ok(ledgerEntryDtoOf(resolved, actor, now));
  });
  if (done.ok) ports.rooms.announce(assessmentId, 'publications');
  return done;
}

/** A forecast for who may record its outcome; not-found for who may not know of its assessment. */
async function admitted(
  stores: Pick<Stores, 'assessments' | 'members' | 'forecasts'>,
  actor: Actor,
  id: string,
): Promise<Result<LedgerRow, CommandError>> {
  const unknown = err(notFound('There is no such judgment in the ledger.'));
  const found = await stores.forecasts.byId(id, actor.userId);
  if (found === null) return unknown;
  const right = await admit(stores, actor, found.assessmentId, 'judgments.resolve');
  if (!right.ok) return right.error.kind === 'not-found' ? unknown : right;
  if (found.authorIds.includes(actor.userId))
    return err(forbidden('Nobody records the outcome of a judgment they wrote. Ask somebody else to.'));
  return ok(found);
}
