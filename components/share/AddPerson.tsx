'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PersonDto } from '@/lib/protocol/userDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { Avatar } from '../ui/Avatar.tsx';

/** How long typing must rest before people are looked for, ms; and from how many characters on. */
const restMs = 200;
const fromCharacters = 2;

type Found = { readonly words: string; readonly answer: Answer<readonly PersonDto[]> };

/** Finds a person by name or e-mail address: arrow keys move, Enter adds. */
export function AddPerson(props: {
  readonly search: (query: string) => Promise<Answer<readonly PersonDto[]>>;
  /** Those who have access already are not offered again. */
  readonly present: ReadonlySet<string>;
  readonly onAdd: (person: PersonDto) => void;
}) {
  const { search } = props;
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const words = query.trim();

  useEffect(() => {
    if (words.length < fromCharacters) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void search(words).then((answer) => {
        if (current) setFound({ words, answer });
      });
    }, restMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, search]);

  const shown = words.length >= fromCharacters ? found : null;
  const matching = shown?.answer.ok === true ? shown.answer.value : [];
  const people = matching.filter((person) => !props.present.has(person.userId));
  const sentence = shown === null || people.length > 0 ? '' : nobodyWords(shown, matching.length);
  return (
    <div className="f">
      <Command shouldFilter={false} loop label="Add a person">
        <span className="field-label" aria-hidden="true">
          Add a person
        </span>
        <div className="find whole">
          <Search className="i" />
          <Command.Input placeholder="Name or email" value={query} onValueChange={setQuery} />
        </div>
        <Command.List className={people.length === 0 ? '' : 'found'} label="People found">
          {people.map((person) => (
            <Command.Item
              key={person.userId}
              value={person.userId}
              className="item"
              onSelect={() => {
                props.onAdd(person);
                setQuery('');
              }}
            >
              <Avatar person={person} small />
              <span className="cut">
                {person.name}
                <small className="cut">{person.email}</small>
              </span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
      <output className="hint">{sentence}</output>
    </div>
  );
}

function nobodyWords(found: Found, matching: number): string {
  if (!found.answer.ok) return found.answer.error.message;
  return matching === 0
    ? `Nobody here matches “${found.words}”. An administrator can create an account.`
    : 'Everybody who matches has access already.';
}
