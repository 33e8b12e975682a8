import type { SectionKind } from '../grammar.ts';

/** The sections every assessment has, in their usual order, with the heading they get where the text has none. */
export const standardSections = [
  { kind: 'key-judgments', heading: 'Key judgments' },
  { kind: 'supporting-evidence', heading: 'Supporting evidence' },
  { kind: 'implications', heading: 'Implications' },
  { kind: 'recommendations', heading: 'Recommendations' },
] as const satisfies readonly { readonly kind: SectionKind; readonly heading: string }[];

/** Names that authors give to sections, lower case. `free` ones are sections without a meaning of their own here. */
const names: Readonly<Record<SectionKind, readonly string[]>> = {
  'key-judgments': [
    'key judgments',
    'key judgements',
    'judgments',
    'judgements',
    'key findings',
    'principal judgments',
  ],
  'supporting-evidence': ['supporting evidence', 'evidence', 'evidence and analysis', 'supporting analysis'],
  implications: ['implications', 'strategic implications', 'implications and outlook', 'key implications'],
  recommendations: ['recommendations', 'policy recommendations', 'recommended actions', 'key recommendations'],
  sources: ['sources', 'references', 'bibliography', 'source list'],
  assumptions: ['assumptions', 'key assumptions', 'linchpin assumptions'],
  alternatives: ['alternatives', 'alternative analysis', 'alternative hypotheses', 'alternative explanations'],
  indicators: ['indicators', 'indicators and warning', 'indicators and warnings', 'signposts'],
  gaps: ['gaps', 'intelligence gaps', 'information gaps', 'key gaps'],
  free: (
    'summary|executive summary|background|introduction|scope|scope note|context|analysis|discussion|outlook|' +
    'conclusion|conclusions|methodology|method|annex|appendix|notes'
  ).split('|'),
};

const kindOfName = new Map<string, SectionKind>(
  (Object.entries(names) as [SectionKind, readonly string[]][]).flatMap(([kind, all]) =>
    all.map((name) => [name, kind] as const),
  ),
);

/** Longest line that is looked at as a heading, in UTF-16 units. */
const maxHeadingLength = 80;
/** Marks of Markdown around a heading; they are no words and are left out of the heading. */
const hashes = /^#{1,6}\s+|\s+#+$/gu;
const enumeration = /^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivxlc]{1,5}|[a-z])[.)]\s*|\d{1,2}\s+)/iu;

/** Words that stay small in titles. */
const smallWord = /^(?:\p{L}{1,3}|with|from|into|onto|over|than|upon|amid|near|versus|between)$/u;

/** A line that is a heading: the section it opens and its words as the author wrote them. */
export type FoundHeading = { readonly kind: SectionKind; readonly text: string };

/**
 * The section that a line opens by its name, whatever its case, numbering, colon or Markdown signs (IM4); null when it is
 * no known name.
 */
export function sectionOfHeading(line: string): FoundHeading | null {
  if (line.length > maxHeadingLength) return null;
  const text = withoutMarkdown(line);
  const name = text
    .replace(enumeration, '')
    .replace(/\s*[:：.]$/u, '')
    .replaceAll('&', 'and')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  const kind = kindOfName.get(name);
  return kind === undefined ? null : { kind, text };
}

/**
 * The free section that a line opens by its look alone: a Markdown heading, or a short title-cased line without final
 * punctuation that stands before a paragraph (IM5). Deliberately hard to please: a heading missed stays a paragraph, a
 * paragraph taken for a heading would tear a section apart.
 *
 * @param next The following line that is not empty, null at the end.
 * @param isAfterBreak Whether an empty line, a heading or a finished sentence stands before the line.
 */
export function freeHeading(line: string, next: string | null, isAfterBreak: boolean): FoundHeading | null {
  if (line.length > maxHeadingLength) return null;
  const text = withoutMarkdown(line);
  if (text !== line && /^#{1,6}\s/u.test(line)) return { kind: 'free', text };
  if (!isAfterBreak || next === null || !isProse(next)) return null;
  if (/[.!?…:;,。！？؟]["'”’)\]]*$/u.test(line) || /^[-*•–—\d(]/u.test(line)) return null;
  const words = line.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  if (words.length === 0 || words.length > 10) return null;
  const isTitleCase = words.every(
    (word, index) => (index > 0 && smallWord.test(word)) || /^[\p{Lu}\p{Lt}]/u.test(word),
  );
  return isTitleCase ? { kind: 'free', text } : null;
}

/** A line of running text: it ends a sentence and is longer than a heading. */
function isProse(line: string): boolean {
  return line.length > maxHeadingLength && /[.!?…。！？؟]["'”’)\]]*$/u.test(line);
}

function withoutMarkdown(line: string): string {
  const text = line.replace(hashes, '').trim();
  return /^(\*\*|__)(?=\S).*\S\1$/u.test(text) ? text.slice(2, -2).trim() : text;
}
