import type { ReactNode } from 'react';

/** A state: an icon and a word, tinted. Never colour alone, so the icon is asked for. */
export function Pill(props: {
  readonly tone?: 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'live';
  readonly icon: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const tone = props.tone === undefined || props.tone === 'plain' ? '' : ` ${props.tone}`;
  return (
    <span className={`pill${tone}${props.className === undefined ? '' : ` ${props.className}`}`}>
      {props.icon}
      {props.children}
    </span>
  );
}
