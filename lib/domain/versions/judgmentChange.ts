import type { Term } from '../likelihood/scale.ts';

/** As much of a scale as a change is weighed by. */
export type WeighedScale = { readonly id: string; readonly terms: readonly WeighedTerm[] };
type WeighedTerm = Pick<Term, 'id' | 'lo' | 'hi'>;

/** What became of a judgment from one version to another. */
export const judgmentChanges = [
  'new',
  'unchanged',
  'strengthened',
  'weakened',
  'reversed',
  'reworded',
  'dropped',
] as const;
export type JudgmentChange = (typeof judgmentChanges)[number];

/** A judgment in one version, as far as its change is told by it. */
export type JudgmentState = {
  /** What it says, without its likelihood. */
  readonly statement: string;
  readonly likelihood: string | null;
  /** The author's own number, in [0, 1]. */
  readonly probability: number | null;
  readonly confidence: string | null;
  readonly horizon: string | null;
  readonly kind: string | null;
  readonly scale: WeighedScale;
};

/** Weakest first. */
const confidences: readonly (string | null)[] = [null, 'low', 'moderate', 'high'];

/** Middles this near to even are even: scales put their middle term from 33–66 to 45–55 per cent. */
const evenWithin = 0.03;

/**
 * The change statement of a judgment: told by its likelihood first, then by its confidence, then by its words.
 *
 * A likelihood further from even claims more, one nearer to even less, whichever side it is on; the other side of even is the
 * reverse. `null` stands for a version without it.
 */
export function judgmentChangeOf(before: JudgmentState | null, after: JudgmentState | null): JudgmentChange {
  if (before === null) return 'new';
  if (after === null) return 'dropped';
  const byLikelihood = likelihoodChange(before, after);
  if (byLikelihood !== null) return byLikelihood;
  const step = confidences.indexOf(after.confidence) - confidences.indexOf(before.confidence);
  if (step !== 0) return step > 0 ? 'strengthened' : 'weakened';
  return isReworded(before, after) ? 'reworded' : 'unchanged';
}

/** Whether a judgment says something else, apart from how likely and how sure: other words, another horizon or kind. */
export function isReworded(before: JudgmentState, after: JudgmentState): boolean {
  return (
    before.statement !== after.statement ||
    before.horizon !== after.horizon ||
    before.kind !== after.kind ||
    // A term its scale does not know cannot be weighed.
    (before.likelihood !== after.likelihood && before.scale.id === after.scale.id)
  );
}

type Weighed = 'strengthened' | 'weakened' | 'reversed';

function likelihoodChange(before: JudgmentState, after: JudgmentState): Weighed | null {
  const [from, to] = [termOf(before), termOf(after)];
  // What is not said at all claims less than whatever is said.
  if (before.likelihood === null || after.likelihood === null) {
    if (before.likelihood === after.likelihood) return weighed(before.probability, after.probability);
    return after.likelihood === null ? 'weakened' : 'strengthened';
  }
  if (from === null || to === null) return null;
  const isSame = before.scale.id === after.scale.id ? from.id === to.id : overlap(from, to);
  return isSame ? weighed(before.probability, after.probability) : weighed(middleOf(from), middleOf(to));
}

const termOf = ({ scale, likelihood }: JudgmentState): WeighedTerm | null =>
  scale.terms.find(({ id }) => id === likelihood) ?? null;

/** On different scales the same words have different ranges: likelihoods whose ranges overlap are not told apart. */
const overlap = (one: WeighedTerm, other: WeighedTerm): boolean => one.lo < other.hi && other.lo < one.hi;

const middleOf = ({ lo, hi }: WeighedTerm): number => (lo + hi) / 2;

function weighed(from: number | null, to: number | null): Weighed | null {
  if (from === null || to === null || from === to) return null;
  const [sideBefore, sideAfter] = [sideOf(from), sideOf(to)];
  if (sideBefore * sideAfter < 0) return 'reversed';
  const [far, further] = [Math.abs(from - 0.5), Math.abs(to - 0.5)];
  if (far === further) return null;
  return further > far ? 'strengthened' : 'weakened';
}

const sideOf = (middle: number): number => (Math.abs(middle - 0.5) < evenWithin ? 0 : Math.sign(middle - 0.5));
