import type { Answer } from './answers.ts';

/** What was answered, on which text. */
export type GivenAnswer = {
  readonly answer: Answer;
  /** SHA-256 (hex) of the text that the answer is about. */
  readonly contentHash: string;
  readonly summary: string;
  readonly at: Date;
};

/** Somebody's place in a round. */
export type Seat = {
  readonly userId: string;
  readonly name: string;
  readonly hue: number;
  /** Whom they answer for in coordination; null in a review. */
  readonly organisation: string | null;
  readonly given: GivenAnswer | null;
};

/** A seat as one person may see it: `isHidden` where there is an answer that is not yet theirs to know. */
export type SeatView<S extends Seat> = Omit<S, 'given'> & {
  readonly hasAnswered: boolean;
  readonly isHidden: boolean;
  readonly given: GivenAnswer | null;
};

/**
 * Whether the answers of a round are hidden from somebody: from a reviewer until they have given their own, so that nobody
 * follows the first. The authors see them as they come, and an answer that can no longer be given hides nothing.
 */
export function areAnswersHidden(seats: readonly Seat[], viewerId: string, isClosed: boolean): boolean {
  const own = seats.find(({ userId }) => userId === viewerId);
  return !isClosed && own !== undefined && own.given === null;
}

/** The seats of a round as `viewerId` may see them, in the order of names: neither by answer nor by time. */
export function seatView<S extends Seat>(
  seats: readonly S[],
  viewerId: string,
  isClosed: boolean,
): readonly SeatView<S>[] {
  const isHidden = areAnswersHidden(seats, viewerId, isClosed);
  return seats
    .toSorted((a, b) => order(a.name.toLowerCase(), b.name.toLowerCase()) || order(a.userId, b.userId))
    .map((seat) => ({
      ...seat,
      hasAnswered: seat.given !== null,
      isHidden: isHidden && seat.given !== null,
      given: isHidden ? null : seat.given,
    }));
}

/** By code units: the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
