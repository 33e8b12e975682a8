'use client';
import { agoWords, instantInFull } from './agoWords.ts';
import { useClock } from './useClock.ts';

/** "2 min ago", kept true. */
export function Ago(props: { readonly time: string; readonly now: string; readonly inSentence?: boolean }) {
  const clock = useClock(props.now);
  const time = new Date(props.time);
  const words = agoWords(time, clock.now, clock.timeZone);
  return (
    <time dateTime={props.time} title={instantInFull(time, clock.timeZone)}>
      {props.inSentence === true ? words.replace(/^(Just|Yesterday)/u, (word) => word.toLowerCase()) : words}
    </time>
  );
}
