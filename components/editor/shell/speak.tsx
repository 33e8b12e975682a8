'use client';
import { useEffect, useRef, useState } from 'react';

const listeners = new Set<(sentence: string) => void>();

/** Says a sentence to who listens rather than looks: the result of what they just did. The newest one is said. */
export function speak(sentence: string): void {
  for (const listener of listeners) listener(sentence);
}

/** Where `speak` is heard. Once per page. An equal sentence said again is heard again. */
export function Spoken() {
  const [said, setSaid] = useState('');
  const isOdd = useRef(false);
  useEffect(() => {
    const hear = (sentence: string) => {
      isOdd.current = !isOdd.current;
      setSaid(isOdd.current ? sentence : `${sentence}\u00a0`);
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
  return (
    <output className="hide" aria-live="polite" data-spoken>
      {said}
    </output>
  );
}
