'use client';
import { Clock, Hourglass } from 'lucide-react';
import { instantInFull } from '../ui/agoWords.ts';
import { useClock } from '../ui/useClock.ts';
import { daysLeftWords, dueWords, type DueWords } from './dueWords.ts';

/** When an assessment is due: an icon and words, so that the colour is the third sign. */
export function DueCell(props: { readonly dueAt: string | null; readonly now: string }) {
  const clock = useClock(props.now);
  if (props.dueAt === null) return <span className="say muted">None</span>;
  const dueAt = new Date(props.dueAt);
  return (
    <time dateTime={props.dueAt} title={instantInFull(dueAt, clock.timeZone)}>
      <Said due={dueWords(dueAt, clock.now, clock.timeZone)} />
    </time>
  );
}

/** How long an archived assessment can be brought back. */
export function DaysLeft(props: { readonly archivedAt: string; readonly now: string; readonly undoDays: number }) {
  const clock = useClock(props.now);
  return <Said due={daysLeftWords(new Date(props.archivedAt), clock.now, props.undoDays)} />;
}

function Said(props: { readonly due: DueWords }) {
  const { tone, words } = props.due;
  if (tone === 'plain') return <span className="say">{words}</span>;
  const Icon = tone === 'warn' ? Clock : Hourglass;
  return (
    <span className={`say ${tone}-t`}>
      <Icon className="i s" />
      <b>{words}</b>
    </span>
  );
}
