import type { JudgmentChange } from '../../domain/versions/judgmentChange.ts';
import { labelOf, termById } from '../../domain/likelihood/scaleById.ts';
import { paperOf } from '../paper.ts';
import type { Publication, PublishedChange } from '../publication.ts';
import { asSentence } from './asSentence.ts';
import { wholeStatement } from './statementLines.ts';

/** A piece of a sentence; a strong one is a likelihood. */
export type Piece = { readonly text: string; readonly isStrong?: true };

const counted: readonly (readonly [JudgmentChange, (count: number) => string])[] = [
  ['strengthened', (n) => `${judgments(n)} strengthened`],
  ['weakened', (n) => `${judgments(n)} weakened`],
  ['reversed', (n) => `${judgments(n)} reversed`],
  ['reworded', (n) => `${judgments(n)} reworded`],
  ['new', (n) => `${n} new ${n === 1 ? 'judgment' : 'judgments'}`],
  ['dropped', (n) => `${judgments(n)} dropped`],
];
const judgments = (count: number): string => (count === 1 ? '1 judgment' : `${count} judgments`);

/** Most changes of likelihood that are told one by one. */
const toldOneByOne = 4;

/**
 * "Since version 1: J3 moved from roughly even chance to unlikely; 2 judgments reworded." Null for a first version. Changes of
 * likelihood are told one by one, the first four of them; all others are counted.
 */
export function changeClauses(publication: Publication): readonly Piece[] | null {
  const { previous, changes } = publication;
  if (previous === null) return null;
  const moved = changes.filter(hasMoved).slice(0, toldOneByOne);
  const clauses: (readonly Piece[])[] = moved.map((change) => movedClause(change, publication));
  const others = changes.filter((change) => !moved.includes(change));
  for (const [kind, words] of counted) {
    const count = others.filter(({ change }) => change === kind).length;
    if (count > 0) clauses.push([{ text: words(count) }]);
  }
  if (clauses.length === 0) clauses.push([{ text: 'the judgments stand as they were' }]);
  clauses.push(...basisClauses(publication).map((text) => [{ text }]));
  return [
    { text: `Since version ${previous}: ` },
    ...clauses.flatMap((clause, index) => (index === 0 ? clause : [{ text: '; ' }, ...clause])),
    { text: '.' },
  ];
}

/** The publisher's own words on what changed; empty where they are what was drafted, which the clauses say already. */
export function ownSummary({ changeSummary, isSummaryDrafted }: Publication): string {
  return isSummaryDrafted === true || changeSummary.trim() === '' ? '' : asSentence(changeSummary);
}

/** What follows the clauses: the publisher's words, what was said of the whole paper, and of judgments that are gone. */
export function sinceLines(publication: Publication): readonly string[] {
  const { statements = [] } = publication;
  const dropped = statements.filter(({ change }) => change === 'dropped');
  return [
    ownSummary(publication),
    wholeStatement(publication) ?? '',
    ...dropped.map(({ label, text }) => `${label} (dropped): ${asSentence(text)}`),
  ].filter((line) => line !== '');
}

/** The same as plain text. */
export function changeSentence(publication: Publication): string | null {
  return (
    changeClauses(publication)
      ?.map(({ text }) => text)
      .join('') ?? null
  );
}

/** "S3 added", "J2 also rests on S3": each kind by name up to four, else counted. */
function basisClauses({ basis, previous }: Publication): readonly string[] {
  if (basis === undefined) return [];
  const { sources, rests } = basis;
  const told = (labels: readonly string[], what: string): readonly string[] => {
    if (labels.length === 0) return [];
    return [`${labels.length > toldOneByOne ? `${labels.length} sources` : listed(labels)} ${what}`];
  };
  return [
    ...told(sources.added, 'added'),
    ...told(sources.removed, `of version ${previous ?? ''} removed`),
    ...told(sources.regraded, 'graded anew'),
    ...(rests.length > toldOneByOne
      ? [`${judgments(rests.length)} also rest on more than before`]
      : rests.map(({ label, on }) => `${label} also rests on ${listed(on)}`)),
  ];
}

const listed = (labels: readonly string[]): string =>
  labels.length < 2 ? (labels[0] ?? '') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1) ?? ''}`;

function hasMoved({ likelihood: { from, to } }: PublishedChange): boolean {
  return from !== null && to !== null && from !== to;
}

function movedClause({ label, likelihood }: PublishedChange, publication: Publication): readonly Piece[] {
  const words = (id: string | null): Piece => ({ text: termWords(id, publication), isStrong: true });
  return [{ text: `${label} moved from ` }, words(likelihood.from), { text: ' to ' }, words(likelihood.to)];
}

/** A term of the frozen scale in words; one of another scale, which is not kept, by its id with spaces. */
function termWords(id: string | null, { scale, content }: Publication): string {
  const term = termById(scale, id);
  return term === null ? (id ?? '').replaceAll('-', ' ') : labelOf(term, paperOf(content).wording ?? undefined);
}
