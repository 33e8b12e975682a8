import {
  defaultReviewPolicy,
  type FullRound,
  type ReviewTextStore,
  type ReviewPolicyStore,
  type RoundStore,
  type SeatStore,
} from '../../lib/commands/RoundStore.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { memoryPage } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

const nameOf = (state: MemoryState, id: string): string => state.users.get(id)?.name ?? '';

function change(state: MemoryState, id: string, userId: string, to: Partial<FullRound['seats'][number]>): boolean {
  const round = state.rounds.get(id);
  if (round === undefined || !round.seats.some((seat) => seat.userId === userId)) return false;
  const seats = round.seats.map((seat) => (seat.userId === userId ? { ...seat, ...to } : seat));
  state.rounds.set(id, { ...round, seats });
  return true;
}

/** Rounds of review, in memory. */
export function memoryRounds(access: MemoryAccess): RoundStore {
  return {
    byId: (id) => access.read((state) => state.rounds.get(id) ?? null),
    byDissent: (id) =>
      access.read(
        (state) => [...state.rounds.values()].find(({ dissents }) => dissents.some((each) => each.id === id)) ?? null,
      ),
    running: (assessmentId) =>
      access.read((state) =>
        [...state.rounds.values()]
          .filter((round) => round.assessmentId === assessmentId && round.closed === null)
          .toSorted((a, b) => b.number - a.number),
      ),
    list: (assessmentId, page) =>
      access.read((state) =>
        memoryPage(
          [...state.rounds.values()].filter((round) => round.assessmentId === assessmentId),
          page,
          (row) => [String(row.number), row.id],
          (a, b) => Number(b[0]) - Number(a[0]),
          (number) => /^\d{1,9}$/u.test(number),
        ),
      ),
    insert: (round, seats) =>
      access.write((state) => {
        const others = [...state.rounds.values()].filter((other) => other.assessmentId === round.assessmentId);
        if (others.some(({ number }) => number === round.number)) throw new DuplicateError('number');
        state.rounds.set(round.id, {
          ...round,
          askedByName: nameOf(state, round.askedById),
          closed: null,
          dissents: [],
          seats: seats.map((seat) => ({
            ...seat,
            name: nameOf(state, seat.userId),
            hue: state.users.get(seat.userId)?.hue ?? 1,
            given: null,
            versionNumber: null,
            confirmedAt: null,
            moved: null,
            reads: {},
            excused: null,
          })),
        });
      }),
    close: (id, { byId, at, reason }) =>
      access.write((state) => {
        const round = state.rounds.get(id);
        if (round === undefined || round.closed !== null) return false;
        state.rounds.set(id, { ...round, closed: { at, byName: nameOf(state, byId), reason } });
        return true;
      }),
  };
}

/** What is written in the seats of rounds, in memory. */
export function memorySeats(access: MemoryAccess): SeatStore {
  const seatOf = (state: MemoryState, id: string, userId: string) =>
    state.rounds.get(id)?.seats.find((seat) => seat.userId === userId);
  return {
    answer: (id, userId, { versionNumber, ...given }) =>
      access.write((state) => {
        if (seatOf(state, id, userId)?.given !== null) return false;
        return change(state, id, userId, { given, versionNumber });
      }),
    confirm: (id, userId, { contentHash, versionNumber, at }) =>
      access.write((state) => {
        const given = seatOf(state, id, userId)?.given ?? null;
        const bound = given === null ? null : { ...given, contentHash };
        change(state, id, userId, { given: bound, versionNumber, confirmedAt: at });
      }),
    excuse: (id, userId, { byId, reason }) =>
      access.write((state) => {
        change(state, id, userId, { excused: { byName: nameOf(state, byId), reason } });
      }),
    dissent: (dissents) =>
      access.write((state) => {
        for (const dissent of dissents) {
          const round = state.rounds.get(dissent.roundId);
          if (round === undefined) throw new Error('no such round');
          const isSame = (other: { readonly authorId: string; readonly judgmentId: string }) =>
            other.authorId === dissent.authorId && other.judgmentId === dissent.judgmentId;
          if (round.dissents.some(isSame)) throw new DuplicateError('judgment_id');
          const kept = { ...dissent, authorName: nameOf(state, dissent.authorId), withdrawnAt: null };
          state.rounds.set(round.id, { ...round, dissents: [...round.dissents, kept] });
        }
      }),
    withdraw: (dissentId, authorId, at) =>
      access.write((state) => {
        const stands = (each: FullRound['dissents'][number]): boolean =>
          each.id === dissentId && each.authorId === authorId && each.withdrawnAt === null;
        const round = [...state.rounds.values()].find(({ dissents }) => dissents.some(stands));
        if (round === undefined) return false;
        const dissents = round.dissents.map((each) => (stands(each) ? { ...each, withdrawnAt: at } : each));
        state.rounds.set(round.id, { ...round, dissents });
        return true;
      }),
  };
}

/** What reviewers have before them, in memory. */
export function memoryReviewTexts(access: MemoryAccess): ReviewTextStore {
  return {
    move: (id, userId, moved) =>
      access.write((state) => {
        change(state, id, userId, { moved });
      }),
    keepReads: (id, userId, reads) =>
      access.write((state) => {
        change(state, id, userId, { reads });
      }),
  };
}

/** The house's rules of review, in memory. */
export function memoryReviewPolicy(access: MemoryAccess): ReviewPolicyStore {
  return {
    get: () => access.read((state) => state.reviewPolicy ?? defaultReviewPolicy),
    put: (policy) =>
      access.write((state) => {
        if (state.workspace !== null) state.reviewPolicy = policy;
      }),
  };
}
