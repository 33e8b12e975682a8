import type { ReactNode } from 'react';
import { diffPieces, type BoundLikelihood } from '@/lib/document/diff/diffPieces.ts';
import type { DiffReading } from '@/lib/document/diff/fieldWords.ts';
import type { WordPartDto } from '@/lib/protocol/versionDto.ts';

/**
 * A line of text with what was inserted underlined and what was deleted struck through, so that nobody needs the colours. A
 * likelihood in its sentence reads as it did and as it does.
 */
export function DiffWords(props: {
  readonly words: readonly WordPartDto[];
  readonly reading: DiffReading;
  readonly likelihood: BoundLikelihood;
  /** One side alone; left out: both in each other. */
  readonly side?: 'before' | 'after';
}) {
  const { side } = props;
  return diffPieces(props.words, props.reading, props.likelihood).map((piece, index) => {
    if (piece.op === (side === 'before' ? 'insert' : side === 'after' ? 'delete' : null)) return null;
    const shown =
      piece.op === 'replace' && side !== undefined ? (
        side === 'before' ? (
          marked('delete', piece.from)
        ) : (
          marked('insert', piece.to)
        )
      ) : piece.op === 'replace' ? (
        <>
          {marked('delete', piece.from)} {marked('insert', piece.to)}
        </>
      ) : (
        marked(piece.op, piece.text)
      );
    return piece.atom === null ? (
      <span key={index}>{shown}</span>
    ) : (
      <span key={index} className={`atom ${piece.atom}`}>
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
