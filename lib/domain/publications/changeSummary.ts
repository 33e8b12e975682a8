import type { RevisedJudgment, Revision } from './revisionKind.ts';

/** So many judgments are told one by one; the others are counted. */
const maxNamed = 5;

/**
 * A first wording of what changed, for readers, from the typed changes alone (PB6): "J3 moved from roughly even chance to
 * unlikely; 2 judgments reworded; 1 source added." Its publisher edits it freely.
 */
export function draftedSummary({ judgments, sources, otherBlocks }: Revision): string {
  const told = judgments.flatMap((each) => toldOf(each) ?? []);
  const reworded = judgments.filter((each) => toldOf(each) === null && (each.reworded || each.change !== 'unchanged'));
  const rest = told.length - maxNamed;
  const parts = [
    ...told.slice(0, maxNamed),
    ...(rest > 0 ? [`${counted(rest, 'more judgment')} changed`] : []),
    ...(reworded.length > 0 ? [`${counted(reworded.length, 'judgment')} reworded`] : []),
    ...(['added', 'removed', 'changed'] as const).flatMap((what) =>
      sources[what] > 0 ? [`${counted(sources[what], 'source')} ${what}`] : [],
    ),
  ];
  if (parts.length > 0) return `${parts.join('; ')}.`;
  return otherBlocks > 0
    ? `No judgment changed; corrections in ${counted(otherBlocks, 'block')}.`
    : 'No judgment changed.';
}

/** A change that is told by itself; null: it is only counted. */
function toldOf({ label, change, likelihood, confidence }: RevisedJudgment): string | null {
  if (change === 'new') return `${label} is new`;
  if (change === 'dropped') return `${label} was dropped`;
  if (likelihood.from !== likelihood.to) {
    if (likelihood.from === null) return `${label} is now ${likelihood.to ?? ''}`;
    if (likelihood.to === null) return `${label} no longer states a likelihood`;
    return `${label} moved from ${likelihood.from} to ${likelihood.to}`;
  }
  if (confidence.from !== confidence.to) {
    if (confidence.from === null) return `${label} now has ${confidence.to ?? ''} confidence`;
    if (confidence.to === null) return `${label} no longer states a confidence`;
    return `confidence in ${label} moved from ${confidence.from} to ${confidence.to}`;
  }
  return null;
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
