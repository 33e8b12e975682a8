import type { Answer, RoundKind } from '../domain/review/answers.ts';
import type { Dissent } from '../domain/review/dissent.ts';
import type { Scope } from '../domain/review/scope.ts';
import type { Seat } from '../domain/review/seatView.ts';
import type { StalePolicy } from '../domain/review/staleBlocks.ts';
import type { Page, PageRequest } from './records.ts';

/** The house's rules of review: what makes approvals stale, and whether who contributed may approve. */
export type ReviewPolicy = { readonly stalePolicy: StalePolicy; readonly isOwnWorkBarred: boolean };

/** One asking of named people for their view of a pinned text. `number` counts an assessment's rounds from 1. */
export type RoundRecord = ReviewPolicy & {
  readonly id: string;
  readonly assessmentId: string;
  readonly number: number;
  readonly kind: RoundKind;
  /** SHA-256 (hex) of the pinned text, and the version that holds it. */
  readonly contentHash: string;
  readonly versionNumber: number;
  readonly scope: Scope;
  readonly note: string;
  readonly dueAt: Date | null;
  /** Who has contributed since then may not approve; null: since the beginning. */
  readonly baseAt: Date | null;
  readonly askedById: string;
  readonly askedAt: Date;
};

/** A frozen text: its SHA-256 (hex), and the number of the version that holds it. */
export type TextOfVersion = { readonly contentHash: string; readonly versionNumber: number };

/** A seat as stored, with the person's name. */
export type SeatRecord = Seat & {
  /** The version that holds the text of the answer; null: no answer yet. */
  readonly versionNumber: number | null;
  /** When the approval was last confirmed for a later text. */
  readonly confirmedAt: Date | null;
  /** The later text that the review was moved to before its answer; null: it is of the pinned one. */
  readonly moved: TextOfVersion | null;
  /** The changed blocks that the reviewer has read, by id, each with what the change was then. */
  readonly reads: Readonly<Record<string, string>>;
  readonly excused: { readonly byName: string; readonly reason: string } | null;
};

/** A dissent as stored, with its author's name. */
export type DissentRecord = Dissent & {
  readonly id: string;
  readonly roundId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly at: Date;
  readonly withdrawnAt: Date | null;
};

/** A round with everything in it: nothing of the answers leaves a command but through `seatView`. */
export type FullRound = RoundRecord & {
  readonly askedByName: string;
  readonly closed: { readonly at: Date; readonly byName: string; readonly reason: string } | null;
  readonly seats: readonly SeatRecord[];
  readonly dissents: readonly DissentRecord[];
};

/** Rounds of review. */
export interface RoundStore {
  byId(id: string): Promise<FullRound | null>;
  /** The round that a dissent was given in. */
  byDissent(dissentId: string): Promise<FullRound | null>;
  /** Those of an assessment that are not closed, newest first. */
  running(assessmentId: string): Promise<readonly FullRound[]>;
  /** Newest first. */
  list(assessmentId: string, page: PageRequest): Promise<Page<FullRound>>;
  /** Throws `DuplicateError` where the assessment has a round of the number. */
  insert(
    round: RoundRecord,
    seats: readonly { readonly userId: string; readonly organisation: string | null }[],
  ): Promise<void>;
  /** False where it is closed already. */
  close(id: string, by: { readonly byId: string; readonly at: Date; readonly reason: string }): Promise<boolean>;
}

/** What is written in a round's seats. */
export interface SeatStore {
  /** False, changing nothing, where the seat has an answer already, or there is none. */
  answer(
    roundId: string,
    userId: string,
    given: {
      readonly answer: Answer;
      readonly contentHash: string;
      readonly versionNumber: number;
      readonly summary: string;
      readonly at: Date;
    },
  ): Promise<boolean>;
  /** Binds an answer to a later text. */
  confirm(
    roundId: string,
    userId: string,
    text: { readonly contentHash: string; readonly versionNumber: number; readonly at: Date },
  ): Promise<void>;
  /** Lets somebody approve work of their own. */
  excuse(roundId: string, userId: string, by: { readonly byId: string; readonly reason: string }): Promise<void>;
  dissent(dissents: readonly Omit<DissentRecord, 'authorName' | 'withdrawnAt'>[]): Promise<void>;
  /** False where it is withdrawn already, or not `authorId`'s. */
  withdraw(dissentId: string, authorId: string, at: Date): Promise<boolean>;
}

/** What reviewers have before them, until they answer. */
export interface ReviewTextStore {
  /** Binds a review that is still to be given to a later text. */
  move(roundId: string, userId: string, text: TextOfVersion): Promise<void>;
  /** Keeps which changes somebody has read, in place of what was kept. */
  keepReads(roundId: string, userId: string, reads: Readonly<Record<string, string>>): Promise<void>;
}

/** The house's rules of review. */
export interface ReviewPolicyStore {
  get(): Promise<ReviewPolicy>;
  put(policy: ReviewPolicy): Promise<void>;
}

/** What holds until an administrator says otherwise: the strictest. */
export const defaultReviewPolicy: ReviewPolicy = { stalePolicy: 'any', isOwnWorkBarred: true };
