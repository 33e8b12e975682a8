import { initialsOf } from './initialsOf.ts';

export type Person = { readonly name: string; readonly hue: number };

const hueClass = (hue: number) => `h${Number.isInteger(hue) && hue >= 1 && hue <= 6 ? hue : 1}`;

/** A person's initials in the person's hue (1 to 6, from the server). Decoration: the name stands beside it or in the group's name. */
export function Avatar(props: { readonly person: Person; readonly small?: boolean }) {
  return (
    <span
      className={`av ${hueClass(props.person.hue)}${props.small === true ? ' s' : ''}`}
      title={props.person.name}
      aria-hidden="true"
    >
      {initialsOf(props.person.name)}
    </span>
  );
}

/** Several people, overlapping; the rest as a number. Read aloud as their names. */
export function FacePile(props: {
  readonly people: readonly Person[];
  readonly most?: number;
  readonly small?: boolean;
  /** Said before the names, as in "Here now". */
  readonly label?: string;
}) {
  const most = props.most ?? 4;
  const names = props.people.map((person) => person.name).join(', ');
  const shown = props.people.length > most ? props.people.slice(0, most - 1) : props.people;
  const rest = props.people.length - shown.length;
  return (
    <span className="pile">
      <span className="hide">
        {props.label === undefined ? names || 'Nobody' : `${props.label}: ${names || 'nobody'}`}
      </span>
      {shown.map((person, index) => (
        <Avatar key={`${person.name}-${index}`} person={person} {...(props.small === true ? { small: true } : {})} />
      ))}
      {rest > 0 ? (
        <span className={`av team${props.small === true ? ' s' : ''}`} aria-hidden="true">
          +{rest}
        </span>
      ) : null}
    </span>
  );
}
