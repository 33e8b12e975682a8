'use client';
import { useCallback, useEffect, useState } from 'react';
import type { RoundDto } from '@/lib/protocol/roundsDto.ts';
import type { Topic } from '@/lib/protocol/messages.ts';
import { readRounds } from './roundsClient.ts';

/** Where the news of a draft comes from. */
export type NewsSource = { onNews(listener: (topic: Topic | null) => void): () => void };

/** The newest rounds of an assessment, kept true while its draft is open; empty until they are read, and where one may not. */
export function useRounds(assessmentId: string, news: NewsSource | null, isWanted: boolean) {
  const [rounds, setRounds] = useState<readonly RoundDto[]>([]);
  const read = useCallback(async () => {
    const answer = await readRounds(assessmentId);
    if (answer.ok) setRounds(answer.value);
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
