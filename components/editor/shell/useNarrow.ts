'use client';
import { useSyncExternalStore } from 'react';

/** Widths at which the page changes its shape, px; the style sheets say the same. */
export const phoneBelow = 720;
export const narrowBelow = 1080;

function subscribeTo(query: string) {
  return (listener: () => void): (() => void) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  };
}

const phone = `(max-width: ${phoneBelow - 1}px)`;
const narrow = `(max-width: ${narrowBelow - 1}px)`;
const subscribePhone = subscribeTo(phone);
const subscribeNarrow = subscribeTo(narrow);

/** Whether the page stands in one column, with sheets from below. False on the server. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    subscribePhone,
    () => window.matchMedia(phone).matches,
    () => false,
  );
}

/** Whether the side panel lies over the paper rather than beside it. False on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribeNarrow,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}
