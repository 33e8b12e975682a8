'use client';
import { useCallback, useState } from 'react';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import type { RoomWord } from '../ui/RoomNews.ts';
import { useRoomNews } from '../ui/useRoomNews.ts';
import { readRound } from './roundsClient.ts';

/** A round, first as the page brought it, then kept true: by what the draft's room says. `onWord` hears that too. */
export function useRound(first: RoundDetailDto, onWord: (word: RoomWord) => void) {
  const [round, setRound] = useState(first);
  const { id } = first;
  const read = useCallback(async () => {
    const answer = await readRound(id);
    if (answer.ok) setRound(answer.value);
  }, [id]);
  useRoomNews(first.assessmentId, (word) => {
    if (word === 'rounds' || word === 'draft' || word === null) void read();
    onWord(word);
  });
  return { round, read };
}
