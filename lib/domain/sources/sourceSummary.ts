import type { Argument } from '../argument/argument.ts';
import { listed } from '../argument/listed.ts';
import { voicesOf } from '../argument/restsOn.ts';
import { reliabilityWords } from './admiralty.ts';
import { isJudged, singleOriginJudgments, type SourceRow } from './sourceRegister.ts';

/** What opens a part that the author has still to write; what ends it is a closing bracket. */
export const toComplete = '[To complete:';

const typeWords: Readonly<Record<string, string>> = {
  PAI: 'publicly available',
  CAI: 'commercially available',
  OSINT: 'open-source intelligence',
  'HUMINT-style': 'from a person',
  official: 'official',
  academic: 'academic',
  internal: 'internal',
  other: 'of another kind',
};
const accessWords: Readonly<Record<string, string>> = { direct: 'direct', indirect: 'indirect', unknown: 'not known' };
const months = 'January February March April May June July August September October November December'.split(' ');

/**
 * The half of a source summary statement (ICD 206) that figures can write (SO5): how many sources of which kind, how
 * reliable, how near to what they tell, from when, of how many origins, which judgments stand on one origin, and what was
 * recalled. What only the author can judge follows in brackets that begin with `toComplete`.
 *
 * @returns one paragraph; null where there is no source to speak of.
 */
export function sourceSummary(rows: readonly SourceRow[], argument: Argument): string | null {
  if (rows.length === 0) return null;
  const sentences = [
    `This assessment draws on ${counted(rows.length, 'source')}: ${parts(rows, ({ type }) => (type === null ? null : (typeWords[type] ?? type)), 'of no stated kind')}.`,
    `Reliability: ${parts(rows, gradeWords, 'not judged')}.`,
    `Access to what they tell: ${parts(rows, ({ accessBasis }) => (accessBasis === null ? null : (accessWords[accessBasis] ?? accessBasis)), 'not stated')}.`,
    datesSentence(rows),
    originsSentence(rows, argument),
    unusedSentence(rows),
    ...recalledSentences(rows),
    `${toComplete} which sources matter most to the key judgments, and why.]`,
    `${toComplete} strengths and weaknesses of the sources as a whole: accuracy, age, motive and bias, possible deception, what is missing.]`,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

/** "2 official, 1 academic and 1 of no stated kind", most first; what is unsaid comes last. */
function parts(rows: readonly SourceRow[], wordsOf: (row: SourceRow) => string | null, unsaid: string): string {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const words = wordsOf(row) ?? unsaid;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([a, many], [b, more]) =>
    a === unsaid ? 1 : b === unsaid ? -1 : more - many || (a < b ? -1 : 1),
  );
  return listed(sorted.map(([words, count]) => `${count} ${words}`));
}

function gradeWords({ reliability }: SourceRow): string | null {
  if (reliability === null || !isJudged(reliability)) return null;
  return `${reliabilityWords[reliability] ?? ''} (${reliability})`.trim();
}

/** When what the sources tell is from; where that is not stated, when they were published. */
function datesSentence(rows: readonly SourceRow[]): string | null {
  const first = rows.flatMap((row) => row.informationFrom ?? row.informationTo ?? row.published ?? []).toSorted()[0];
  const last = rows
    .flatMap((row) => row.informationTo ?? row.informationFrom ?? row.published ?? [])
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return 'None of them is dated.';
  const undated = rows.filter((row) => (row.informationFrom ?? row.informationTo ?? row.published) === null).length;
  const span = first === last ? `from ${day(first)}` : `from ${day(first)} to ${day(last)}`;
  return `What they tell dates ${span}${undated === 0 ? '' : `; ${undated} ${undated === 1 ? 'is' : 'are'} undated`}.`;
}

function originsSentence(rows: readonly SourceRow[], argument: Argument): string {
  const nodes = rows.flatMap(({ id }) => argument.byId.get(id) ?? []);
  const origins = `They go back to ${counted(voicesOf(nodes), 'independent origin')}.`;
  const single = singleOriginJudgments(argument).map(({ label }) => label);
  if (single.length === 0) return origins;
  return `${origins} ${listed(single)} ${single.length === 1 ? 'rests' : 'rest'} on a single origin.`;
}

function unusedSentence(rows: readonly SourceRow[]): string | null {
  const unused = rows.filter(({ citedBy }) => citedBy.length === 0).map(({ label }) => label);
  return unused.length === 0 ? null : `${listed(unused)} ${unused.length === 1 ? 'is' : 'are'} not cited.`;
}

function recalledSentences(rows: readonly SourceRow[]): readonly string[] {
  return rows
    .filter(({ isRecalled }) => isRecalled)
    .map(({ label, judgments }) => {
      const resting = judgments.map((judgment) => judgment.label);
      const tail = resting.length === 0 ? '' : `; ${listed(resting)} ${resting.length === 1 ? 'rests' : 'rest'} on it`;
      return `${label} has been recalled${tail}.`;
    });
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** "12 October 2026", "October 2026", "2026". */
function day(iso: string): string {
  const [year = '', month, date] = iso.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (name === undefined) return year;
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}
