import type { JudgmentChange } from '../versions/judgmentChange.ts';
import type { PublicationKind } from './publicationKinds.ts';

/** A judgment's change since the version before, in words for people. Terms are as the scales print them. */
export type RevisedJudgment = {
  readonly label: string;
  readonly change: JudgmentChange;
  readonly likelihood: { readonly from: string | null; readonly to: string | null };
  readonly confidence: { readonly from: string | null; readonly to: string | null };
  readonly reworded: boolean;
};

/** What differs from the version before. */
export type Revision = {
  readonly judgments: readonly RevisedJudgment[];
  readonly sources: { readonly added: number; readonly removed: number; readonly changed: number };
  /** Sources that a judgment rests on, in either version, and that came, went or were graded anew. */
  readonly keySources: readonly string[];
  /** Blocks, neither judgments nor sources, that came, went or were edited. */
  readonly otherBlocks: number;
};

/** Why a revision is one of the analysis, in a sentence; null: nothing of the analysis has changed (PB5). */
export function analyticChange({ judgments, keySources }: Revision): string | null {
  const changed = judgments.find(({ change, reworded }) => change !== 'unchanged' || reworded);
  if (changed !== undefined) return `${changed.label} ${whatChanged(changed)}.`;
  const [source] = keySources;
  return source === undefined ? null : `${source}, which a judgment rests on, changed.`;
}

function whatChanged({ change, likelihood, confidence }: RevisedJudgment): string {
  if (change === 'new') return 'is new';
  if (change === 'dropped') return 'was dropped';
  if (likelihood.from !== likelihood.to) return 'has another likelihood';
  if (confidence.from !== confidence.to) return 'has another confidence';
  return 'says something else';
}

/** The kind that a publication is proposed as; `revision` null: it is the first. */
export function proposedKind(revision: Revision | null): PublicationKind {
  if (revision === null) return 'initial';
  return analyticChange(revision) === null ? 'administrative' : 'substantive';
}

/** Why a publication cannot be of a kind (PB5); null: it can. More may be said of a revision than it needs, never less. */
export function kindFault(kind: PublicationKind, revision: Revision | null): string | null {
  if (revision === null) return kind === 'initial' ? null : 'The first publication is of kind initial.';
  if (kind === 'initial')
    return 'Only the first publication is of kind initial: this one is administrative or substantive.';
  const analytic = analyticChange(revision);
  return kind === 'administrative' && analytic !== null
    ? `An administrative revision changes nothing of the analysis. This one is substantive: ${analytic}`
    : null;
}
