'use client';
import { useEffect, useState } from 'react';
import { agoWords, instantInFull } from './agoWords.ts';

/** How often the words are renewed, ms. */
const renewMs = 30_000;

/**
 * "2 min ago", kept true. Drawn first by the server's clock in UTC (`now`), so that both sides draw the same,
 * then by the reader's own.
 */
export function Ago(props: { readonly time: string; readonly now: string; readonly inSentence?: boolean }) {
  const [clock, setClock] = useState<{ readonly now: Date; readonly timeZone?: string }>({
    now: new Date(props.now),
    timeZone: 'UTC',
  });
  useEffect(() => {
    const renew = () => setClock({ now: new Date() });
    renew();
    const timer = setInterval(renew, renewMs);
    return () => clearInterval(timer);
  }, []);
  const time = new Date(props.time);
  const words = agoWords(time, clock.now, clock.timeZone);
  return (
    <time dateTime={props.time} title={instantInFull(time, clock.timeZone)}>
      {props.inSentence === true ? words.replace(/^(Just|Yesterday)/u, (word) => word.toLowerCase()) : words}
    </time>
  );
}
