'use client';
import { X } from 'lucide-react';
import type { AudienceKind } from '@/lib/domain/publications/audienceCeiling.ts';
import type { PersonDto } from '@/lib/protocol/userDto.ts';
import { AddPerson } from '../share/AddPerson.tsx';
import { searchPeople } from '../share/membersClient.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

export type NamedReader = Pick<PersonDto, 'userId' | 'name'>;

const kinds: readonly { readonly value: AudienceKind; readonly label: string; readonly hint: string }[] = [
  { value: 'link', label: 'Whoever has the address', hint: 'Nobody need sign in.' },
  { value: 'signed-in', label: 'Everybody who is signed in', hint: 'All who have an account here.' },
  { value: 'named', label: 'Named people', hint: 'These, and the members of this assessment.' },
];

/** Whom a publication is for. */
export function AudienceChoice(props: {
  readonly kind: AudienceKind;
  readonly people: readonly NamedReader[];
  readonly fault: string | null;
  readonly onKind: (kind: AudienceKind) => void;
  readonly onPeople: (people: readonly NamedReader[]) => void;
}) {
  const { kind, people } = props;
  return (
    <>
      <Field label="Audience" hint={kinds.find(({ value }) => value === kind)?.hint} fault={props.fault}>
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={(event) => props.onKind(event.currentTarget.value as AudienceKind)}
          >
            {kinds.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'named' ? (
        <>
          {people.length === 0 ? null : (
            <ul className="named-readers">
              {people.map(({ userId, name }) => (
                <li key={userId}>
                  <span className="cut" dir="auto">
                    {name}
                  </span>
                  <Button
                    look="quiet"
                    small
                    square
                    aria-label={`Take ${name} out`}
                    onClick={() => props.onPeople(people.filter((each) => each.userId !== userId))}
                  >
                    <X className="i" />
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <AddPerson
            search={searchPeople}
            present={new Set(people.map(({ userId }) => userId))}
            onAdd={({ userId, name }) => props.onPeople([...people, { userId, name }])}
          />
        </>
      ) : null}
    </>
  );
}
