import type { ReactNode } from 'react';

/** A list as a table in a box; on a phone each row is a card. The last column holds what can be done with a row. */
export function CardTable(props: {
  readonly label: string;
  /** Class names of all columns but the first, which takes what is left. */
  readonly widths: readonly string[];
  readonly className?: string;
  /** The heads of all columns but the last. */
  readonly heads: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="box">
      <table
        className={props.className === undefined ? 'rows cards' : `rows cards ${props.className}`}
        aria-label={props.label}
      >
        <colgroup>
          <col />
          {props.widths.map((width) => (
            <col key={width} className={width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {props.heads}
            <th scope="col">
              <span className="hide">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
