import { hasLapsed, roundStateOf } from '../domain/review/roundState.ts';
import { areAnswersHidden, seatView } from '../domain/review/seatView.ts';
import type { DissentDto, RoundDto, SeatDto } from '../protocol/roundsDto.ts';
import type { DissentRecord, FullRound } from './RoundStore.ts';

/** A round as it travels to one person; before their own answer `seatView` lets nobody else's through. */
export function roundDtoOf(round: FullRound, viewerId: string, now: Date): RoundDto {
  const isClosed = round.closed !== null;
  const isHidden = areAnswersHidden(round.seats, viewerId, isClosed);
  return {
    id: round.id,
    assessmentId: round.assessmentId,
    number: round.number,
    kind: round.kind,
    state: stateOfRound(round, now),
    contentHash: round.contentHash,
    version: round.versionNumber,
    scope: round.scope,
    note: round.note,
    dueAt: round.dueAt?.toISOString() ?? null,
    stalePolicy: round.stalePolicy,
    isOwnWorkBarred: round.isOwnWorkBarred,
    askedBy: { userId: round.askedById, name: round.askedByName },
    askedAt: round.askedAt.toISOString(),
    closed:
      round.closed === null
        ? null
        : { at: round.closed.at.toISOString(), by: round.closed.byName, reason: round.closed.reason },
    seats: seatView(round.seats, viewerId, isClosed).map(
      ({ userId, name, hue, organisation, hasAnswered, isHidden: hidden, given, excused, ...seat }): SeatDto => ({
        userId,
        name,
        hue,
        organisation,
        hasAnswered,
        isHidden: hidden,
        isSilent: round.kind === 'coordination' && !hasAnswered && hasLapsed(round.dueAt, now),
        given:
          given === null
            ? null
            : {
                answer: given.answer,
                contentHash: given.contentHash,
                version: seat.versionNumber ?? round.versionNumber,
                summary: given.summary,
                at: given.at.toISOString(),
                confirmedAt: seat.confirmedAt?.toISOString() ?? null,
              },
        excused: excused === null ? null : { by: excused.byName, reason: excused.reason },
      }),
    ),
    dissents: isHidden ? [] : round.dissents.map((dissent) => dissentDtoOf(round, dissent)),
  };
}

/** The state of a stored round. */
export function stateOfRound(round: FullRound, now: Date) {
  const answers = round.seats.map(({ given }) => given?.answer ?? null);
  return roundStateOf({ kind: round.kind, dueAt: round.dueAt, closedAt: round.closed?.at ?? null, answers }, now);
}

/** A dissent as it travels. */
export function dissentDtoOf(round: FullRound, dissent: DissentRecord): DissentDto {
  const { id, roundId, authorId, authorName, judgmentId, likelihood, reason, at, withdrawnAt } = dissent;
  return {
    id,
    roundId,
    author: { userId: authorId, name: authorName },
    organisation: round.seats.find(({ userId }) => userId === authorId)?.organisation ?? null,
    judgmentId,
    likelihood,
    reason,
    at: at.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
