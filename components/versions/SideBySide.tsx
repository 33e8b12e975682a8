import type { BoundLikelihood } from '@/lib/document/diff/diffPieces.ts';
import type { DiffReading } from '@/lib/document/diff/fieldWords.ts';
import type { WordPartDto } from '@/lib/protocol/versionDto.ts';
import { DiffWords } from './DiffWords.tsx';

/** Longer than this, words: what was and what is are shown beside each other. */
const longFrom = 120;

/** Whether a block's words are read better beside each other than in each other: long, and with words replaced. */
export function isLong(words: readonly WordPartDto[]): boolean {
  const has = (op: WordPartDto['op']): boolean => words.some((part) => part.op === op && part.text.trim() !== '');
  if (!has('insert') || !has('delete')) return false;
  return words.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0) > longFrom;
}

/** A long line as it was and as it is: side by side, on a phone one below the other. */
export function SideBySide(props: {
  readonly words: readonly WordPartDto[];
  readonly reading: DiffReading;
  readonly likelihood: BoundLikelihood;
  readonly blockId: string;
}) {
  const { words, reading, likelihood, blockId } = props;
  return (
    <div className="sides" data-id={blockId}>
      {(['before', 'after'] as const).map((side) => (
        <div key={side}>
          <span className="label">{side === 'before' ? 'Before' : 'After'}</span>
          <p dir="auto">
            <DiffWords words={words} reading={reading} likelihood={likelihood} side={side} />
          </p>
        </div>
      ))}
    </div>
  );
}
