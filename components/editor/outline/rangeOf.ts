import type { OutlineRow } from './outlineRows.ts';

const kindWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  judgment: ['judgment', 'judgments'],
  evidence: ['item of evidence', 'items of evidence'],
  source: ['source', 'sources'],
  recommendation: ['recommendation', 'recommendations'],
  alternative: ['alternative', 'alternatives'],
  assumption: ['assumption', 'assumptions'],
  indicator: ['indicator', 'indicators'],
  gap: ['gap', 'gaps'],
  figure: ['figure', 'figures'],
};

/** A folded section in one line: "S1–S6", "6 sources"; null where it holds nothing that is listed. */
export function rangeOf(rows: readonly OutlineRow[]): { readonly labels: string; readonly words: string } | null {
  const first = rows[0];
  if (first === undefined) return null;
  const isOne = rows.every((row) => row.kind === first.kind);
  const [one, many] = (isOne ? kindWords[first.kind] : undefined) ?? ['entry', 'entries'];
  const last = rows.at(-1);
  const labels =
    !isOne || first.label === '' || last === undefined
      ? ''
      : rows.length === 1
        ? first.label
        : `${first.label}–${last.label}`;
  return { labels, words: `${rows.length} ${rows.length === 1 ? one : many}` };
}

/** A kind of block in a sentence: "judgment", "paragraph". */
export function kindWord(kind: string): string {
  return kindWords[kind]?.[0] ?? kind;
}
