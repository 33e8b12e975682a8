'use client';
import { useEffect, useRef } from 'react';
import { useDeviceSetting } from '../editor/shell/useDeviceSetting.ts';

const elsewhere = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

/** Single keys of a page, outside of text and where they are not turned off. Shift is part of a key's name: `shift+n`. */
export function useSingleKeys(keys: Readonly<Record<string, () => void>>): void {
  const [singleKeys] = useDeviceSetting('single-keys', 'on');
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    if (singleKeys !== 'on') return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(elsewhere) !== null) return;
      const act = now.current[`${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
}
