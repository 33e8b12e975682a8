'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PollDto } from '@/lib/protocol/estimatesDto.ts';
import type { Answer } from '../../ui/Answer.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { changePoll, readPolls, type PollDeed } from './estimatesClient.ts';

/** The caret passes through judgments on its way: only where it rests this long are their polls asked for, ms. */
const restMs = 250;

/** A block's polls; null: not read yet. */
type Held = { readonly blockId: string; readonly polls: readonly PollDto[] | null; readonly fault: string | null };

/** The polls of one block, kept true while the draft is open, and what can be done to them. */
export function usePolls(assessmentId: string, blockId: string, connection: DraftConnection | null) {
  const [held, setHeld] = useState<Held>({ blockId, polls: null, fault: null });
  const asked = useRef(0);
  const read = useCallback(async () => {
    const ask = (asked.current += 1);
    const answer = await readPolls(assessmentId, blockId);
    // Only the newest question counts: the caret may be elsewhere by now.
    if (ask !== asked.current) return;
    setHeld((before) =>
      answer.ok
        ? { blockId, polls: answer.value, fault: null }
        : { blockId, polls: before.blockId === blockId ? before.polls : null, fault: answer.error.message },
    );
  }, [assessmentId, blockId]);

  useEffect(() => {
    const timer = setTimeout(() => void read(), restMs);
    const stop = connection?.onNews((topic) => {
      if (topic === null || topic === 'estimates') void read();
    });
    return () => {
      asked.current += 1;
      clearTimeout(timer);
      stop?.();
    };
  }, [read, connection]);

  const change = async (deed: PollDeed): Promise<Answer<PollDto>> => {
    const answer = await changePoll(assessmentId, blockId, deed);
    await read();
    return answer;
  };
  const isCurrent = held.blockId === blockId;
  return { polls: isCurrent ? held.polls : null, fault: isCurrent ? held.fault : null, change };
}
