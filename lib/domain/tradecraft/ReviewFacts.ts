import type { ChangeFacts } from '../publications/changeStatement.ts';

/** What the checks must know of a paper's review: none of it stands in the text. */
export type ReviewFacts = {
  /** Blocks of open comments that hold publication up; null: a comment that has lost its place. */
  readonly openThreads: readonly (string | null)[];
  /** Blocks of suggestions that nobody has accepted or declined; null as above. */
  readonly pendingSuggestions: readonly (string | null)[];
  /** Organisations that were asked to coordinate and have not answered. */
  readonly awaited: readonly { readonly organisation: string; readonly isLate: boolean }[];
  /** Organisations that do not concur, without a dissent that stands. */
  readonly withoutDissent: readonly string[];
  /** People whose approval is of work of their own, and why that was let. */
  readonly ownApprovals: readonly { readonly name: string; readonly reason: string | null }[];
  /** What the judgments are compared with, and what was said of their changes; null: not known, and nothing is said of it. */
  readonly change: ChangeFacts | null;
};
