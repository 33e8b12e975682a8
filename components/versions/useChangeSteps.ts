'use client';
import { useRef, useState, type RefObject } from 'react';
import { useSingleKeys } from './useSingleKeys.ts';

/** Which change is the current one; J and K, and the buttons, step through them. */
export function useChangeSteps(ids: readonly string[]): {
  readonly current: string | null;
  /** From 1; 0 before the first step. */
  readonly position: number;
  readonly step: (by: 1 | -1) => void;
  readonly show: (id: string) => void;
  /** Kept by the cards. */
  readonly cards: RefObject<Map<string, HTMLElement>>;
} {
  const [current, setCurrent] = useState<string | null>(null);
  const cards = useRef(new Map<string, HTMLElement>());
  const at = current === null ? -1 : ids.indexOf(current);
  const show = (id: string): void => {
    setCurrent(id);
    // In a text without marks the block itself is the place, where it still stands.
    const card = cards.current.get(id) ?? document.querySelector<HTMLElement>(`.paper [data-id="${CSS.escape(id)}"]`);
    if (card === null) return;
    card.tabIndex = -1;
    card.scrollIntoView({ block: 'nearest' });
    card.focus({ preventScroll: true });
  };
  const step = (by: 1 | -1): void => {
    const next = ids[Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (next !== undefined) show(next);
  };
  useSingleKeys({ j: () => step(1), k: () => step(-1) });
  return { current, position: at + 1, step, show, cards };
}
