import { ChevronDown, ChevronUp } from 'lucide-react';
import type { DiffPage } from './useDiffPage.ts';

/** "3 of 12 changes", with the buttons that J and K are for. */
export function DiffSteps({ page: { changed, steps } }: { readonly page: Pick<DiffPage, 'changed' | 'steps'> }) {
  const count = changed.length;
  return (
    <>
      <button
        type="button"
        className="square"
        aria-label="Previous change (K)"
        disabled={count === 0}
        onClick={() => steps.step(-1)}
      >
        <ChevronUp className="i" />
      </button>
      <output className="num">
        {steps.position === 0 ? countWords(count) : `${steps.position} of ${countWords(count)}`}
      </output>
      <button
        type="button"
        className="square"
        aria-label="Next change (J)"
        disabled={count === 0}
        onClick={() => steps.step(1)}
      >
        <ChevronDown className="i" />
      </button>
    </>
  );
}

/** "1 change", "12 changes". */
export const countWords = (count: number): string =>
  count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`;
