'use client';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import type { PersonHere } from './usePeopleHere.ts';

/** Says whom the page scrolls with, and ends it. */
export function FollowBar(props: { readonly person: PersonHere; readonly onStop: () => void }) {
  const { person } = props;
  return (
    <output className={`pop following hue-${person.hue}`}>
      <Avatar person={person} small />
      <span>
        Following <b>{person.name}</b>
      </span>
      <Button small onClick={props.onStop}>
        Stop
      </Button>
    </output>
  );
}
