'use client';
import { useEffect } from 'react';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { rangeOfQuote } from './selectedWords.ts';

/** Name of the browser's highlight that marks commented words; nothing in the page's own elements is touched. */
const name = 'review-comment';

/** Marks the words that comments are tied to, where the browser can; `drawn` is another value whenever the text is drawn anew. */
export function useQuoteMarks(desk: HTMLElement | null, threads: readonly ThreadDto[], drawn: unknown): void {
  useEffect(() => {
    const { highlights } = CSS as { readonly highlights?: HighlightRegistry };
    if (highlights === undefined) return undefined;
    const ranges = threads.flatMap(({ anchor }) => {
      const block = desk?.querySelector<HTMLElement>(`[data-id="${CSS.escape(anchor.blockId)}"]`) ?? null;
      const range = block === null ? null : rangeOfQuote(block, anchor);
      return range === null ? [] : [range];
    });
    highlights.set(name, new Highlight(...ranges));
    return () => {
      highlights.delete(name);
    };
  }, [desk, threads, drawn]);
}
