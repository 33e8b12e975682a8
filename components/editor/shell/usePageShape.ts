'use client';
import { useSyncExternalStore } from 'react';

/** Widths at which the page changes its shape, px; the style sheets say the same. */
const phoneBelow = 720;
const narrowBelow = 1080;

/**
 * One column with sheets from below; the side over the paper; the side beside it. Unknown on the server, and while its
 * page comes alive.
 */
export type PageShape = 'phone' | 'narrow' | 'wide' | 'unknown';

const isBelow = (width: number): MediaQueryList => window.matchMedia(`(max-width: ${width - 1}px)`);

function subscribe(listener: () => void): () => void {
  const lists = [isBelow(phoneBelow), isBelow(narrowBelow)];
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
}

const shapeNow = (): PageShape =>
  isBelow(phoneBelow).matches ? 'phone' : isBelow(narrowBelow).matches ? 'narrow' : 'wide';

/** The shape that the page has at this width of the window. */
export function usePageShape(): PageShape {
  return useSyncExternalStore<PageShape>(subscribe, shapeNow, () => 'unknown');
}
