import type { Argument, ArgumentNode } from './argument.ts';
import { sourcesOf } from './restsOn.ts';

/**
 * The grade of an item of evidence in the Admiralty system: how reliable the source is (A to F), how credible the
 * information (1 to 6). The two are judged apart. Null: not graded. F and 6 say "cannot be judged", not "worst".
 */
export type Grade = { readonly reliability: string | null; readonly credibility: string | null };

/**
 * The grade of an item: its own credibility, and the reliability of the most reliable source that it cites; F counts
 * only where no source is judged (AG6).
 */
export function gradeOf(argument: Argument, evidence: ArgumentNode): Grade {
  const letters = sourcesOf(argument, evidence.id)
    .map(({ reliability }) => reliability)
    .filter((letter) => letter !== null)
    .toSorted();
  return { reliability: letters[0] ?? null, credibility: evidence.credibility };
}

/** The grade as it is written, `B2`; a question mark for the half that is missing, null where nothing is graded. */
export function gradeCode({ reliability, credibility }: Grade): string | null {
  if (reliability === null && credibility === null) return null;
  return `${reliability ?? '?'}${credibility ?? '?'}`;
}

/** Whether both halves are there and neither says "cannot be judged". */
export function isJudged({ reliability, credibility }: Grade): boolean {
  return reliability !== null && credibility !== null && reliability !== 'F' && credibility !== '6';
}

/** The grade in words, for a hint or a screen reader. */
export function gradeWords({ reliability, credibility }: Grade): string {
  const half = (value: string | null, unjudged: string) =>
    value === null ? 'not graded' : value === unjudged ? `${value}, cannot be judged` : value;
  return `reliability ${half(reliability, 'F')}; credibility ${half(credibility, '6')}`;
}

/**
 * Orders judged grades, best first: by both halves together, A and 1 counting one, E and 5 five; of equal sums the more
 * credible is better. The system itself orders only the halves; that they weigh the same is ours.
 */
export function compareGrades(one: Grade, other: Grade): number {
  const [a, b] = [weightOf(one), weightOf(other)];
  return a.sum - b.sum || a.credibility - b.credibility;
}

function weightOf({ reliability, credibility }: Grade): { readonly sum: number; readonly credibility: number } {
  const first = (reliability ?? 'F').charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  const second = Number(credibility ?? '6');
  return { sum: first + second, credibility: second };
}
