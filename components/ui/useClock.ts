'use client';
import { useEffect, useState } from 'react';

/** How often the time is renewed, ms. */
const renewMs = 30_000;

/** Now, and the calendar to say it by (IANA name; the machine's own when absent). */
export type Clock = { readonly now: Date; readonly timeZone?: string };

/**
 * The time, kept true. First the server's in UTC (`now`, ISO), so that both sides draw the same, then the reader's own.
 */
export function useClock(now: string): Clock {
  const [clock, setClock] = useState<Clock>({ now: new Date(now), timeZone: 'UTC' });
  useEffect(() => {
    const renew = () => setClock({ now: new Date() });
    renew();
    const timer = setInterval(renew, renewMs);
    return () => clearInterval(timer);
  }, []);
  return clock;
}
