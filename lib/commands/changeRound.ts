import { mayInWorkspace, type Actor, type AssessmentAction } from '../domain/policy.ts';
import { isApproval } from '../domain/review/answers.ts';
import { isBarred } from '../domain/review/answerFault.ts';
import { mayWithdraw } from '../domain/review/dissent.ts';
import { statusAfter, statusOf } from '../domain/review/statusAfter.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { DissentDto, RoundDto } from '../protocol/roundsDto.ts';
import { answerErrorOf } from './answerErrorOf.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, forbidden, notFound, unavailable, type CommandError } from './commandError.ts';
import { draftAsRead } from './draftAsRead.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts, Stores } from './ports.ts';
import { admitToRound, contributorsOf, type AdmittedToRound } from './roundAccess.ts';
import { dissentDtoOf, roundDtoOf } from './roundDtoOf.ts';
import { transact } from './transact.ts';

/** A change to a round that is no answer. */
type RoundChange = {
  readonly right: AssessmentAction;
  /** The audit row's action and what it says beside the round's number. */
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly change: (stores: Stores, known: AdmittedToRound, at: Date) => Promise<Result<null, CommandError>>;
};

/** What these changes share: the right asked twice, the audit row in the transaction, the news to the open draft. */
export async function changeRound(
  ports: CommandPorts,
  actor: Actor,
  id: string,
  wanted: RoundChange,
): Promise<Result<RoundDto, CommandError>> {
  const { read } = ports.database;
  const found = await admitToRound(read, actor, await read.rounds.byId(id), wanted.right);
  if (!found.ok) return found;
  const { assessmentId, number } = found.value.round;
  const data = { round: number, ...wanted.data };
  const entry = auditEntry(ports, actor.userId, wanted.action, `assessment:${assessmentId}`, data);
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admitToRound(stores, actor, await stores.rounds.byId(id), wanted.right);
    if (!still.ok) return still;
    const at = ports.now();
    if (still.value.round.closed !== null) return err(conflict('This round is closed.'));
    const changed = await wanted.change(stores, still.value, at);
    if (!changed.ok) return changed;
    const after = await stores.rounds.byId(id);
    return after === null
      ? err(unavailable('The round could not be read again.'))
      : ok(roundDtoOf(after, actor.userId, at));
  });
  if (done.ok) ports.rooms.announce(assessmentId, 'rounds');
  return done;
}

/** Ends a round with a reason. Where it is the one that says where the assessment stands, that is a draft again. */
export function closeRound(
  ports: CommandPorts,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<RoundDto, CommandError>> {
  return changeRound(ports, actor, id, {
    right: 'rounds.request',
    action: 'round.closed',
    data: { reason },
    change: async (stores, { assessment }, at) => {
      const [newest] = await stores.rounds.running(assessment.id);
      if (!(await stores.rounds.close(id, { byId: actor.userId, at, reason })))
        return err(conflict('This round is closed.'));
      const next = statusAfter(statusOf(assessment.status), { kind: 'closed' });
      if (newest?.id === id && next.ok) await stores.assessments.update(assessment.id, { status: next.value });
      return ok(null);
    },
  });
}

/** Lets a reviewer approve work of their own. For administrators who have a role on the assessment; the reason is kept and shown. */
export async function excuseReviewer(
  ports: CommandPorts,
  actor: Actor,
  { id, userId, reason }: { readonly id: string; readonly userId: string; readonly reason: string },
): Promise<Result<RoundDto, CommandError>> {
  const isAdministrator = mayInWorkspace(actor, 'reviews.govern');
  return changeRound(ports, actor, id, {
    right: 'rounds.read',
    action: 'round.excused',
    data: { userId, reason },
    change: async (stores, { round }) => {
      if (!isAdministrator) return err(forbidden('Only an administrator can let somebody approve their own work.'));
      const seat = round.seats.find((each) => each.userId === userId);
      if (seat === undefined) return err(notFound('This person was not asked in this round.'));
      if (seat.given !== null) return err(conflict('This person has answered already.'));
      await stores.seats.excuse(id, userId, { byId: actor.userId, reason });
      return ok(null);
    },
  });
}

/**
 * Binds one's own approval to the draft as it is now, after one has read what changed.
 *
 * @returns draft-moved where the draft is another one by now; forbidden for who has contributed to it meanwhile.
 */
export async function confirmApproval(
  ports: CommandPorts,
  actor: Actor,
  { id, contentHash }: { readonly id: string; readonly contentHash: string },
): Promise<Result<RoundDto, CommandError>> {
  const frozen = await draftAsRead(ports, actor, { id, contentHash });
  if (!frozen.ok) return frozen;
  return changeRound(ports, actor, id, {
    right: 'rounds.answer',
    action: 'round.confirmed',
    data: { contentHash },
    change: async (stores, { round }, at) => {
      const seat = round.seats.find(({ userId }) => userId === actor.userId);
      const given = seat?.given ?? null;
      if (seat === undefined || given === null || !isApproval(given.answer))
        return err(conflict('There is no approval of yours in this round to confirm.'));
      if (given.contentHash === contentHash) return ok(null);
      const isContributor = (await contributorsOf(stores, round)).has(actor.userId);
      if (isBarred({ ...round, isContributor }, { isExcused: seat.excused !== null }))
        return err(answerErrorOf({ kind: 'own-work' }));
      const version = await pinVersion(stores, ports, {
        assessmentId: round.assessmentId,
        frozen: frozen.value,
        kind: 'round',
        name: `Round ${round.number}, confirmed`,
        createdById: actor.userId,
      });
      await stores.seats.confirm(id, actor.userId, { contentHash, versionNumber: version.number, at });
      return ok(null);
    },
  });
}

/** Withdraws one's own dissent. It stays on record, and nobody else can take it away. */
export async function withdrawDissent(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<DissentDto, CommandError>> {
  const { read } = ports.database;
  const found = await admitToRound(read, actor, await read.rounds.byDissent(id), 'rounds.answer');
  if (!found.ok) return found.error.kind === 'not-found' ? err(notFound('There is no such dissent.')) : found;
  const { assessmentId, number } = found.value.round;
  const data = { round: number, dissent: id };
  const entry = auditEntry(ports, actor.userId, 'dissent.withdrawn', `assessment:${assessmentId}`, data);
  const done = await transact(ports.database, entry, async (stores) => {
    const round = await stores.rounds.byDissent(id);
    const dissent = round?.dissents.find((each) => each.id === id);
    if (round === null || dissent === undefined) return err(notFound('There is no such dissent.'));
    if (dissent.authorId !== actor.userId) return err(forbidden('Only who dissents can withdraw it.'));
    const withdrawnAt = ports.now();
    if (!mayWithdraw(dissent, actor.userId) || !(await stores.seats.withdraw(id, actor.userId, withdrawnAt)))
      return err(conflict('This dissent is withdrawn already.'));
    return ok(dissentDtoOf(round, { ...dissent, withdrawnAt }));
  });
  if (done.ok) ports.rooms.announce(assessmentId, 'rounds');
  return done;
}
