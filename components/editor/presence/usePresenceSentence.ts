'use client';
import { useEffect, useRef, useState } from 'react';
import type { PersonHere } from './usePeopleHere.ts';

function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** What changed among those who are here, as a sentence to be read aloud; empty while nothing did. */
export function usePresenceSentence(people: readonly PersonHere[]): string {
  const [sentence, setSentence] = useState('');
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const now = new Map(people.map((person) => [person.userId, person.name]));
    const old = before.current;
    before.current = now;
    if (old === null) return;
    const came = [...now].flatMap(([id, name]) => (old.has(id) ? [] : [name]));
    const left = [...old].flatMap(([id, name]) => (now.has(id) ? [] : [name]));
    const parts = [
      came.length === 0 ? '' : `${listed(came)} ${came.length === 1 ? 'is' : 'are'} here now.`,
      left.length === 0 ? '' : `${listed(left)} left.`,
    ].filter((part) => part !== '');
    if (parts.length > 0) setSentence(parts.join(' '));
  }, [people]);
  return sentence;
}
