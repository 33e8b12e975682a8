'use client';
import { useCallback, useEffect, useState } from 'react';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { readThreads } from '../editor/threads/threadsClient.ts';

/** The comments on an assessment as one may see them: one's own that nobody else sees yet, and everybody's. */
export type ReviewThreads = {
  /** One's own, until the review is submitted. */
  readonly pending: readonly ThreadDto[];
  /** Open and seen by everybody. */
  readonly open: readonly ThreadDto[];
  readonly read: () => Promise<void>;
};

/** Reads them; again when told to. */
export function useReviewThreads(assessmentId: string, meId: string): ReviewThreads {
  const [threads, setThreads] = useState<Pick<ReviewThreads, 'pending' | 'open'>>({ pending: [], open: [] });
  const read = useCallback(async () => {
    const all = await readThreads(assessmentId);
    if (!all.ok) return;
    setThreads({
      pending: all.value.filter(({ isPending, author }) => isPending && author.userId === meId),
      open: all.value.filter(({ isPending, status }) => !isPending && status === 'open'),
    });
  }, [assessmentId, meId]);
  useEffect(() => {
    const first = setTimeout(() => void read(), 0);
    return () => clearTimeout(first);
  }, [read]);
  return { ...threads, read };
}
