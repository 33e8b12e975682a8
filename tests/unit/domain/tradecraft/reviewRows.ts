import type { CheckedBlock, CheckedPaper } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import type { CheckId } from '../../../../lib/domain/tradecraft/checkTable.ts';
import type { ReviewFacts } from '../../../../lib/domain/tradecraft/ReviewFacts.ts';
import { block } from './paperOf.ts';

/** A check, what is tried, the blocks and the setting it is tried on, and whether it finds something. */
export type Row = readonly [CheckId, string, readonly CheckedBlock[], Partial<CheckedPaper>, boolean];

/** A review of which nothing is to be said. */
export const reviewed: ReviewFacts = {
  openThreads: [],
  pendingSuggestions: [],
  awaited: [],
  withoutDissent: [],
  ownApprovals: [],
  change: null,
};

/** A judgment `j`, its words in `j-text`. */
export const judgment = block('judgment', 'j', 'The port will {likely} reopen.');

/** Checks on how a paper was reviewed: failing, and passing. */
export const reviewRows: readonly Row[] = [
  ['PR1', 'an open comment', [judgment], { review: { ...reviewed, openThreads: ['j'] } }, true],
  ['PR1', 'one that has lost its place', [judgment], { review: { ...reviewed, openThreads: [null, 'gone'] } }, true],
  ['PR1', 'none', [judgment], { review: reviewed }, false],
  ['PR2', 'a pending suggestion', [judgment], { review: { ...reviewed, pendingSuggestions: ['j'] } }, true],
  ['PR2', 'none', [judgment], { review: reviewed }, false],
  ['PR3', 'silence', [], { review: { ...reviewed, awaited: [{ organisation: 'Board', isLate: true }] } }, true],
  ['PR3', 'all have answered', [], { review: reviewed }, false],
  ['PR4', 'no dissent that stands', [], { review: { ...reviewed, withoutDissent: ['Board'] } }, true],
  ['PR4', 'all that differ say why', [], { review: reviewed }, false],
  ['PR6', 'an own approval', [], { review: { ...reviewed, ownApprovals: [{ name: 'Ana', reason: null }] } }, true],
  ['PR6', 'approved by others', [], { review: reviewed }, false],
];
