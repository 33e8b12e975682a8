'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useDeviceSetting } from '../editor/shell/useDeviceSetting.ts';

const elsewhere = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

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
  const [singleKeys] = useDeviceSetting('single-keys', 'on');
  const cards = useRef(new Map<string, HTMLElement>());
  const at = current === null ? -1 : ids.indexOf(current);
  const show = (id: string): void => {
    const card = cards.current.get(id);
    if (card === undefined) return;
    setCurrent(id);
    card.scrollIntoView({ block: 'nearest' });
    card.focus({ preventScroll: true });
  };
  const step = (by: 1 | -1): void => {
    const next = ids[Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (next !== undefined) show(next);
  };
  const stepNow = useRef(step);
  useEffect(() => {
    stepNow.current = step;
  });
  useEffect(() => {
    if (singleKeys !== 'on') return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(elsewhere) !== null) return;
      const key = event.key.toLowerCase();
      if (key !== 'j' && key !== 'k') return;
      event.preventDefault();
      stepNow.current(key === 'j' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
  return { current, position: at + 1, step, show, cards };
}
