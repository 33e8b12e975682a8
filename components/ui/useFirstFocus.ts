'use client';
import { useEffect, useRef, type RefObject } from 'react';

/** A ref whose element takes focus when the page or dialog appears, unless the person is already somewhere else in a field. */
export function useFirstFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return;
    ref.current?.focus();
  }, []);
  return ref;
}
