import type { PointEstimate } from '../domain/estimates/pollView.ts';
import type { Page, PageRequest } from './records.ts';

/**
 * One asking of several people for their own number on a judgment or alternative: open until its reveal, then closed for
 * good. `number` counts the askings of a block from 1.
 */
export type PollRecord = {
  readonly id: string;
  readonly assessmentId: string;
  readonly blockId: string;
  readonly number: number;
  readonly openedById: string;
  readonly openedAt: Date;
  readonly revealedById: string | null;
  readonly revealedAt: Date | null;
  /** Id of the scale the paper was on at the reveal. */
  readonly scale: string | null;
};

/** A poll with everybody's number: nothing of it leaves a command but through `pollView`. */
export type FullPoll = PollRecord & {
  readonly revealedByName: string | null;
  readonly estimates: readonly PointEstimate[];
};

/** What a person gives. `statement`: the words the number is for. */
export type GivenEstimate = {
  readonly userId: string;
  readonly probability: number;
  readonly statement: string;
  readonly at: Date;
};

/** Polls and the numbers in them. */
export interface EstimateStore {
  /** Newest first; of one block where it is named. */
  list(assessmentId: string, blockId: string | null, page: PageRequest): Promise<Page<FullPoll>>;
  /** A block's newest poll, open or revealed; null: it was never asked. */
  latest(assessmentId: string, blockId: string): Promise<FullPoll | null>;
  /** Throws `DuplicateError` where one of the block is open, or has the number. */
  insert(poll: PollRecord): Promise<void>;
  /** A person's number in a poll; one given before is replaced. */
  give(pollId: string, estimate: GivenEstimate): Promise<void>;
  /** False where the person has none in it. */
  takeBack(pollId: string, userId: string): Promise<boolean>;
  /** False where it is revealed already. */
  reveal(pollId: string, by: { readonly byId: string; readonly at: Date; readonly scale: string }): Promise<boolean>;
}
