import type { WordPart } from '../../domain/versions/wordDiff.ts';
import { tokenText } from '../tokenText.ts';
import type { DiffReading } from './fieldWords.ts';
import type { StoredAtom } from './unitsOf.ts';

/** The likelihood that tokens in a line are bound to, on both sides. */
export type BoundLikelihood = { readonly from: string | null; readonly to: string | null };

/**
 * A stretch of a compared line as it is shown. `replace`: an atom that stands as it was and reads otherwise, as a likelihood
 * does whose judgment changed. `atom`: its kind; null: it is text.
 */
export type DiffPiece =
  | { readonly op: WordPart<StoredAtom>['op']; readonly text: string; readonly atom: string | null }
  | { readonly op: 'replace'; readonly from: string; readonly to: string; readonly atom: string };

/** A compared line in words; a likelihood in its sentence reads as it did and as it does. */
export function diffPieces(
  words: readonly WordPart<StoredAtom>[],
  reading: DiffReading,
  likelihood: BoundLikelihood,
): readonly DiffPiece[] {
  // What stands before a term tells whether it begins a sentence: on each side its own.
  const before = { from: '', to: '' };
  return words.map(({ op, text, atom }): DiffPiece => {
    const [was, is] =
      atom === undefined
        ? [text, text]
        : [
            atomText(atom, reading, likelihood.from, 'from', before.from),
            atomText(atom, reading, likelihood.to, 'to', before.to),
          ];
    if (op !== 'insert') before.from = `${before.from}${was}`.slice(-80);
    if (op !== 'delete') before.to = `${before.to}${is}`.slice(-80);
    if (atom === undefined) return { op, text, atom: null };
    if (op === 'equal' && was !== is) return { op: 'replace', from: was, to: is, atom: atom.kind };
    return { op, text: op === 'delete' ? was : is, atom: atom.kind };
  });
}

function atomText(
  { kind, attrs }: StoredAtom,
  reading: DiffReading,
  likelihood: string | null,
  side: 'from' | 'to',
  before: string,
): string {
  if (kind === 'likelihoodTerm') return tokenText({ type: kind, attrs }, likelihood, reading[side], before);
  if (kind === 'citation') {
    const label = reading.labels[String(attrs['target'])] ?? '?';
    return attrs['locator'] === undefined ? `[${label}]` : `[${label}, ${String(attrs['locator'])}]`;
  }
  return kind === 'footnote' ? `[note: ${String(attrs['text'] ?? '')}]` : '';
}
