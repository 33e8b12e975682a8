import { Clock as ClockIcon, Hourglass, PencilLine, UserPlus } from 'lucide-react';
import Link from 'next/link';
import type { Need } from '@/lib/domain/library/needsYou.ts';
import { unreachable } from '@/lib/domain/result.ts';
import { roleWords } from '../share/roleWords.ts';
import { agoWords } from '../ui/agoWords.ts';
import { Pill } from '../ui/Pill.tsx';
import type { Clock } from '../ui/useClock.ts';
import { dueWords } from './dueWords.ts';

/** One thing that needs the person: why, what, and the first step. */
export function NeedCard(props: {
  readonly need: Need;
  readonly clock: Clock;
  readonly userId: string;
  readonly isFirst: boolean;
}) {
  const { need, clock } = props;
  const { pill, line, step } = faceOf(need, clock, props.userId);
  return (
    <li className="need">
      {pill}
      <b className="cut" title={need.title} dir="auto">
        {need.title}
      </b>
      <span className="cut">{line}</span>
      <span className="act">
        <Link className={props.isFirst ? 'btn small primary' : 'btn small'} href={`/a/${need.id}`}>
          {step}
          <span className="hide">: {need.title}</span>
        </Link>
      </span>
    </li>
  );
}

function faceOf(need: Need, { now, timeZone }: Clock, userId: string) {
  const ago = (time: Date) => agoWords(time, now, timeZone).replace(/^(Just|Yesterday)/u, (word) => word.toLowerCase());
  const { changedBy } = need;
  const by = changedBy === null ? '' : ` by ${changedBy.userId === userId ? 'you' : changedBy.name}`;
  const changed = `Changed ${ago(need.changedAt)}${by}`;
  const due = need.dueAt === null ? '' : dueWords(need.dueAt, now, timeZone).words;
  switch (need.kind) {
    case 'late':
      return {
        pill: (
          <Pill tone="bad" icon={<Hourglass className="i" />}>
            {due}
          </Pill>
        ),
        line: changed,
        step: 'Continue writing',
      };
    case 'due-today':
    case 'due-soon':
      return {
        pill: (
          <Pill tone={need.kind === 'due-today' ? 'warn' : 'info'} icon={<ClockIcon className="i" />}>
            Due {due.replace(/^(Today|Tomorrow)/u, (word) => word.toLowerCase())}
          </Pill>
        ),
        line: changed,
        step: 'Continue writing',
      };
    case 'shared':
      return {
        pill: (
          <Pill tone="info" icon={<UserPlus className="i" />}>
            Shared with you
          </Pill>
        ),
        line: `${ago(need.sharedAt).replace(/^./u, (letter) => letter.toUpperCase())} · as ${roleWords(need.role).name.toLowerCase()}`,
        step: need.role === 'owner' || need.role === 'editor' ? 'Start writing' : 'Read it',
      };
    case 'changed':
      return {
        pill: (
          <Pill tone="live" icon={<PencilLine className="i" />}>
            Changed since you read it
          </Pill>
        ),
        line: changed.replace('Changed ', '').replace(/^./u, (letter) => letter.toUpperCase()),
        step: 'Look at it',
      };
    default:
      return unreachable(need.kind);
  }
}
