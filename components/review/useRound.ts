'use client';
import { useCallback, useEffect, useState } from 'react';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { readRound } from './roundsClient.ts';

/** How often the round is asked for again while its page is being looked at, ms: this page has no socket. */
const renewMs = 10_000;

/** A round, first as the page brought it, then kept true. */
export function useRound(first: RoundDetailDto) {
  const [round, setRound] = useState(first);
  const { id } = first;
  const read = useCallback(async () => {
    const answer = await readRound(id);
    if (answer.ok) setRound(answer.value);
  }, [id]);
  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === 'visible') void read();
    };
    const timer = setInterval(renew, renewMs);
    window.addEventListener('focus', renew);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', renew);
    };
  }, [read]);
  return { round, read };
}
