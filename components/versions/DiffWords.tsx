import { Fragment, type ReactNode } from 'react';
import { tokenText } from '@/lib/document/tokenText.ts';
import type { WordPartDto } from '@/lib/protocol/versionDto.ts';
import type { DiffReading } from './fieldWords.ts';

/** The likelihood that tokens in a line are bound to, on both sides. */
export type BoundLikelihood = { readonly from: string | null; readonly to: string | null };

type Atom = NonNullable<WordPartDto['atom']>;

/**
 * A line of text with what was inserted underlined and what was deleted struck through, so that nobody needs the colours. A
 * likelihood in its sentence reads as it did and as it does.
 */
export function DiffWords(props: {
  readonly words: readonly WordPartDto[];
  readonly reading: DiffReading;
  readonly likelihood: BoundLikelihood;
}) {
  const { words, reading, likelihood } = props;
  // What stands before a term tells whether it begins a sentence: on each side its own.
  const before = { from: '', to: '' };
  const pass = (op: WordPartDto['op'], was: string, is: string): void => {
    if (op !== 'insert') before.from = `${before.from}${was}`.slice(-80);
    if (op !== 'delete') before.to = `${before.to}${is}`.slice(-80);
  };
  return words.map((part, index) => {
    const { op, text, atom } = part;
    if (atom === undefined) {
      pass(op, text, text);
      return <Fragment key={index}>{marked(op, text)}</Fragment>;
    }
    const [was, is] = (['from', 'to'] as const).map((side) =>
      atomText(atom, reading, likelihood[side], side, before[side]),
    );
    pass(op, was ?? '', is ?? '');
    const shown =
      op === 'equal' && was !== is ? (
        <>
          {marked('delete', was ?? '')} {marked('insert', is ?? '')}
        </>
      ) : (
        marked(op, (op === 'delete' ? was : is) ?? '')
      );
    return (
      <span key={index} className={`atom ${atom.kind}`}>
        {shown}
      </span>
    );
  });
}

function marked(op: WordPartDto['op'], text: string): ReactNode {
  // A paragraph's own line breaks and spaces that came or went are shown as such.
  if (op === 'insert') return <ins>{text}</ins>;
  return op === 'delete' ? <del>{text}</del> : text;
}

function atomText(
  { kind, attrs }: Atom,
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
