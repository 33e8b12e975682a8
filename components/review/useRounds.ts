'use client';
import { useCallback, useEffect, useState } from 'react';
import { isApproval } from '@/lib/domain/review/answers.ts';
import type { RoundDetailDto, RoundDto } from '@/lib/protocol/roundsDto.ts';
import type { Topic } from '@/lib/protocol/messages.ts';
import { readRound, readRounds } from './roundsClient.ts';

/** Where the news of a draft comes from. */
export type NewsSource = { onNews(listener: (topic: Topic | null) => void): () => void };

/** A round with the approvals in it that are stale, as far as one may see them. */
export type RoundHere = RoundDto & { readonly stale: RoundDetailDto['stale'] };

/** The newest rounds of an assessment, kept true while its draft is open; null until they are read, and where one may not. */
export function useRounds(assessmentId: string, news: NewsSource | null, isWanted: boolean) {
  const [rounds, setRounds] = useState<readonly RoundHere[] | null>(null);
  const read = useCallback(async () => {
    const answer = await readRounds(assessmentId);
    if (answer.ok) setRounds(await Promise.all(answer.value.map(withStale)));
  }, [assessmentId]);
  useEffect(() => {
    if (!isWanted) return undefined;
    const first = setTimeout(() => void read(), 0);
    const stop = news?.onNews((topic) => {
      if (topic === null || topic === 'rounds') void read();
    });
    return () => {
      clearTimeout(first);
      stop?.();
    };
  }, [read, news, isWanted]);
  return { rounds, read };
}

/** Asked of the server, which compares texts, and only where there is an approval that could be stale. */
async function withStale(round: RoundDto): Promise<RoundHere> {
  const isApproved = round.seats.some(({ given }) => given !== null && isApproval(given.answer));
  if (round.closed !== null || !isApproved || round.stalePolicy === 'never') return { ...round, stale: [] };
  const detail = await readRound(round.id);
  return { ...round, stale: detail.ok ? detail.value.stale : [] };
}
