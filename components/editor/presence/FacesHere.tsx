'use client';
import { DropdownMenu, Tooltip } from 'radix-ui';
import { Avatar, type Person } from '../../ui/Avatar.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { PersonHere } from './usePeopleHere.ts';

/** Faces that belong together; there is no element of that meaning that stands in a line. */
const group = { role: 'group' } as const;

/** Most faces shown beside one's own; the rest stand behind a number. */
const most = 4;

/** Who has the draft open, oneself first. A press on somebody's face follows them; the tip tells where they are. */
export function FacesHere(props: {
  readonly me: Person;
  readonly others: readonly PersonHere[];
  readonly followedId: string | null;
  /** "in J2"; null where somebody is nowhere. */
  readonly whereOf: (person: PersonHere) => string | null;
  readonly onFollow: (userId: string | null) => void;
}) {
  const { others, whereOf } = props;
  const shown = others.length > most ? others.slice(0, most - 1) : others;
  const rest = others.slice(shown.length);
  const placeOf = (person: PersonHere) => whereOf(person) ?? 'reading';
  return (
    <span className="pile faces" {...group} aria-label="Here now">
      <span className="hide">Here now: {[props.me, ...others].map((person) => person.name).join(', ')}</span>
      <Avatar person={props.me} />
      <Tooltip.Provider delayDuration={250}>
        {shown.map((person) => (
          <Tooltip.Root key={person.userId}>
            <Tooltip.Trigger asChild>
              <button
                type="button"
                className="face"
                aria-label={`Follow ${person.name}, ${placeOf(person)}`}
                aria-pressed={props.followedId === person.userId}
                onClick={() => props.onFollow(props.followedId === person.userId ? null : person.userId)}
              >
                <Avatar person={person} />
              </button>
            </Tooltip.Trigger>
            <Tooltip.Portal>
              <Tooltip.Content className="tip floating" sideOffset={6} collisionPadding={8}>
                {person.name} {whereOf(person) ?? 'is reading'}
              </Tooltip.Content>
            </Tooltip.Portal>
          </Tooltip.Root>
        ))}
      </Tooltip.Provider>
      {rest.length === 0 ? null : (
        <Menu
          label="Follow somebody"
          trigger={
            <button type="button" className="face" aria-label={`${rest.length} more`}>
              <span className="av team" aria-hidden="true">
                +{rest.length}
              </span>
            </button>
          }
        >
          {rest.map((person) => (
            <DropdownMenu.Item key={person.userId} className="item" onSelect={() => props.onFollow(person.userId)}>
              <Avatar person={person} small />
              <span>
                {person.name}
                <small>{placeOf(person)}</small>
              </span>
            </DropdownMenu.Item>
          ))}
        </Menu>
      )}
    </span>
  );
}
