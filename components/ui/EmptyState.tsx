import type { ReactNode } from 'react';

/** What belongs here and the first step; also what happened when something could not be shown. */
export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons and links. */
  readonly acts?: ReactNode;
  readonly foot?: ReactNode;
  readonly level?: 1 | 2 | 3;
  readonly urgent?: boolean;
}) {
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <div className="load" {...(props.urgent === true ? { role: 'alert' } : {})}>
      {props.icon}
      <Heading>{props.title}</Heading>
      {props.children}
      {props.acts === undefined ? null : <div className="acts">{props.acts}</div>}
      {props.foot === undefined ? null : <p className="xs">{props.foot}</p>}
    </div>
  );
}
