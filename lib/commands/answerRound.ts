import { paperOf } from '../document/paper.ts';
import { labelledBlocks } from '../document/labels.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import type { Actor } from '../domain/policy.ts';
import { isApproval } from '../domain/review/answers.ts';
import { answerFault, type WantedAnswer } from '../domain/review/answerFault.ts';
import type { DissentGround } from '../domain/review/dissent.ts';
import { areAnswersHidden } from '../domain/review/seatView.ts';
import { statusAfter, statusOf } from '../domain/review/statusAfter.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { DecideRoundInput, RespondInput, RoundDto } from '../protocol/roundsDto.ts';
import { answerErrorOf } from './answerErrorOf.ts';
import { auditEntry } from './auditEntry.ts';
import { alreadyDecided, unavailable, type CommandError } from './commandError.ts';
import { frozenText } from './frozenText.ts';
import type { AssessmentRecord, CommandPorts, Stores } from './ports.ts';
import { publishPending } from './publishPending.ts';
import { admitToRound, contributorsOf } from './roundAccess.ts';
import { roundDtoOf, stateOfRound } from './roundDtoOf.ts';
import type { FullRound, TextOfVersion } from './RoundStore.ts';
import { textOfSeat } from './textOfSeat.ts';
import { transact } from './transact.ts';
import { scalesIn } from './usableScales.ts';

/** One's decision on the text that a round of review has pinned. */
export function decideRound(
  ports: CommandPorts,
  actor: Actor,
  { decision, ...input }: DecideRoundInput & { readonly id: string },
): Promise<Result<RoundDto, CommandError>> {
  return answerRound(ports, actor, input.id, { ...input, answer: decision, dissents: dissentsOf(input.dissents) });
}

/** One's organisation's response in coordination. */
export function respondToRound(
  ports: CommandPorts,
  actor: Actor,
  { response, ...input }: RespondInput & { readonly id: string },
): Promise<Result<RoundDto, CommandError>> {
  return answerRound(ports, actor, input.id, { ...input, answer: response, dissents: dissentsOf(input.dissents) });
}

const dissentsOf = (given: DecideRoundInput['dissents']): WantedAnswer['dissents'] =>
  given.map(({ judgmentId, likelihood, reason }) => ({ judgmentId, likelihood: likelihood ?? null, reason }));

/**
 * Answers a round. What the answer is decided on is read, the answer and its audit row are written, and the assessment moves
 * on, all under one lock: of two answers at once, from one person or on a round that is being closed, one stands.
 *
 * @returns forbidden for who was not asked, or approves work of their own; already-decided for a second one; stale-approval
 * for another text than the pinned one.
 */
async function answerRound(
  ports: CommandPorts,
  actor: Actor,
  id: string,
  wanted: WantedAnswer,
): Promise<Result<RoundDto, CommandError>> {
  const { read } = ports.database;
  const found = await admitToRound(read, actor, await read.rounds.byId(id), 'rounds.answer');
  if (!found.ok) return found;
  const { assessmentId, number } = found.value.round;
  const seatOf = ({ seats }: FullRound) => seats.find(({ userId }) => userId === actor.userId);
  const shown = textOfSeat(found.value.round, seatOf(found.value.round));
  // Frozen, so that it need not be read under the lock.
  const ground = await groundOf(read, found.value.assessment, shown, wanted);
  const entry = auditEntry(ports, actor.userId, 'round.answered', `assessment:${assessmentId}`, {
    round: number,
    answer: wanted.answer,
    contentHash: wanted.contentHash,
    dissents: wanted.dissents.map(({ judgmentId, likelihood }) => ({ judgmentId, likelihood })),
  });
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admitToRound(stores, actor, await stores.rounds.byId(id), 'rounds.answer');
    if (!still.ok) return still;
    const { round, assessment } = still.value;
    const seat = seatOf(round);
    const text = textOfSeat(round, seat);
    if (text.contentHash !== shown.contentHash)
      return err(answerErrorOf({ kind: 'other-content', pinned: text.contentHash }));
    const contributors = await contributorsOf(stores, round);
    const fault = answerFault(
      {
        ...round,
        contentHash: text.contentHash,
        isClosed: round.closed !== null,
        seat: seat === undefined ? null : { answer: seat.given?.answer ?? null, isExcused: seat.excused !== null },
        isContributor: contributors.has(actor.userId),
        ground,
      },
      wanted,
    );
    if (fault !== null) return err(answerErrorOf(fault));
    const at = ports.now();
    const { answer, contentHash, summary } = wanted;
    const given = { answer, contentHash, summary, versionNumber: text.versionNumber, at };
    const isFirst = await stores.seats.answer(id, actor.userId, given);
    if (!isFirst) return err(alreadyDecided('You have answered this round already.'));
    await stores.seats.dissent(
      wanted.dissents.map((each) => ({ ...each, id: ports.randomId(), roundId: id, authorId: actor.userId, at })),
    );
    await publishPending(stores, { assessmentId, authorId: actor.userId, at });
    // Who lets the text go on does not hold it up with the same breath.
    if (isApproval(answer)) await stores.threads.makeAdvisory(assessmentId, actor.userId, at);
    await tellAuthors(stores, round, actor.userId, wanted, at);
    return settled(stores, assessment, id, actor.userId, at);
  });
  if (done.ok) {
    ports.rooms.announce(assessmentId, 'rounds');
    ports.rooms.announce(assessmentId, 'threads');
  }
  return done;
}

/** Tells who asked for the round; without what was answered, where their own answer is still to come. */
async function tellAuthors(
  stores: Stores,
  { id, assessmentId, askedById, seats }: FullRound,
  actorId: string,
  { answer, summary }: WantedAnswer,
  at: Date,
): Promise<void> {
  const isHidden = areAnswersHidden(seats, askedById, false);
  await stores.notifications.raise({
    to: [askedById],
    assessmentId,
    reason: answer === 'request_changes' && !isHidden ? 'changes-requested' : 'decided',
    subject: `round:${id}`,
    place: `?review=${id}`,
    actorId,
    text: isHidden ? '' : summary,
    at,
  });
}

/** Moves the assessment on where the round is settled now, and answers the round. */
async function settled(
  stores: Stores,
  assessment: AssessmentRecord,
  id: string,
  viewerId: string,
  at: Date,
): Promise<Result<RoundDto, CommandError>> {
  const round = await stores.rounds.byId(id);
  if (round === null) return err(unavailable('The round could not be read again.'));
  const [newest] = await stores.rounds.running(assessment.id);
  const state = stateOfRound(round, at);
  // An older round, of another kind, may be settled late: the newest one says where the assessment stands.
  if (newest?.id === id && state !== 'open') {
    const next = statusAfter(statusOf(assessment.status), { kind: 'settled', state });
    if (next.ok) await stores.assessments.update(assessment.id, { status: next.value });
  }
  return ok(roundDtoOf(round, viewerId, at));
}

/** What dissents are held against; nothing is read for an answer that brings none. */
async function groundOf(
  stores: Pick<Stores, 'contents' | 'scales'>,
  assessment: AssessmentRecord,
  { contentHash }: TextOfVersion,
  { dissents }: WantedAnswer,
): Promise<DissentGround> {
  if (dissents.length === 0) return { judgments: new Set(), terms: new Set() };
  const text = await frozenText(stores, assessment.id, contentHash);
  const judgments = labelledBlocks(text).flatMap(({ kind, id }) => (kind === 'judgment' && id !== null ? [id] : []));
  const scale = findScale(await scalesIn(stores), paperOf(text).scale ?? assessment.scale);
  return { judgments: new Set(judgments), terms: new Set(scale.terms.map(({ id }) => id)) };
}
