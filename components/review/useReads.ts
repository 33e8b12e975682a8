'use client';
import { useRef, useState } from 'react';
import { isRead, type ChangeToRead, type Reads } from '@/lib/domain/review/readChanges.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { notify } from '../ui/notify.tsx';
import { keepReads } from './roundsClient.ts';

export type ReadMarks = {
  readonly reads: Reads;
  /** Marks changes as read, or as unread again. */
  readonly mark: (changes: readonly ChangeToRead[], isNowRead: boolean) => void;
  readonly toggle: (change: ChangeToRead) => void;
};

/** Which changes one has read, kept by the server where one sits in the round, else for as long as the page is open. */
export function useReads({ id, mine }: RoundDetailDto): ReadMarks {
  const [reads, setReads] = useState<Reads>(mine.reads);
  /** One after the other, so that none is overtaken. */
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const mark = (changes: readonly ChangeToRead[], isNowRead: boolean): void => {
    const news = Object.fromEntries(changes.map((change) => [change.id, isNowRead ? change.key : null]));
    setReads((before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...news }).filter((entry): entry is [string, string] => entry[1] !== null),
      ),
    );
    if (!mine.hasSeat) return;
    sending.current = sending.current.then(async () => {
      const kept = await keepReads(id, news);
      if (!kept.ok) notify({ tone: 'bad', text: kept.error.message });
    });
  };
  return { reads, mark, toggle: (change) => mark([change], !isRead(reads, change)) };
}
