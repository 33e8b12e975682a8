'use client';
import { useCallback, useEffect, useState } from 'react';
import { threadPageDto, type ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { callApi } from '../ui/callApi.ts';

/** One's comments that nobody else sees until the review is submitted. */
export type Pending = { readonly threads: readonly ThreadDto[]; readonly read: () => Promise<void> };

/** Reads them; again when told to. */
export function usePending(assessmentId: string, meId: string): Pending {
  const [threads, setThreads] = useState<readonly ThreadDto[]>([]);
  const read = useCallback(async () => {
    const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/threads?places=none&limit=100`;
    const page = await callApi(path, threadPageDto);
    if (page.ok) setThreads(page.value.items.filter(({ isPending, author }) => isPending && author.userId === meId));
  }, [assessmentId, meId]);
  useEffect(() => {
    const first = setTimeout(() => void read(), 0);
    return () => clearTimeout(first);
  }, [read]);
  return { threads, read };
}
