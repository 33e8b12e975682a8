import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const;

/** A tinted box that says something about the page. `urgent` has it read out at once. */
export function Note(props: {
  readonly tone?: keyof typeof icons;
  readonly urgent?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const tone = props.tone ?? 'info';
  const Icon = icons[tone];
  return (
    <div
      className={`note${tone === 'info' ? '' : ` ${tone}`}${props.className === undefined ? '' : ` ${props.className}`}`}
      {...(props.urgent === true ? { role: 'alert' } : {})}
    >
      <Icon className="i" />
      <div className="grow">{props.children}</div>
    </div>
  );
}
