'use client';
import { useEffect, useState } from 'react';
import { diffDto, type DiffDto } from '@/lib/protocol/versionDto.ts';
import { callApi } from '../ui/callApi.ts';

/** What is compared: two versions, or what one has last read with the draft. `to` null: the draft. */
export type Compared = { readonly from: number; readonly to: number | null } | 'read';

export type DiffState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'here'; readonly diff: DiffDto };

/** Reads what differs; again for every `turn`. */
export function useDiff(assessmentId: string, compared: Compared | null, turn: number): DiffState {
  const path =
    compared === null
      ? null
      : compared === 'read'
        ? `/api/v1/assessments/${assessmentId}/read-mark/diff`
        : `/api/v1/assessments/${assessmentId}/versions/${compared.from}/diff/${compared.to ?? 'draft'}`;
  const key = `${path ?? ''} ${turn}`;
  const [read, setRead] = useState<{ readonly key: string; readonly state: DiffState }>({
    key: '',
    state: { state: 'loading' },
  });
  useEffect(() => {
    if (path === null) return undefined;
    let isGone = false;
    void callApi(path, diffDto).then((answer) => {
      if (isGone) return;
      const state: DiffState = answer.ok
        ? { state: 'here', diff: answer.value }
        : { state: 'failed', message: answer.error.message };
      setRead({ key, state });
    });
    return () => {
      isGone = true;
    };
  }, [path, key]);
  return read.key === key ? read.state : { state: 'loading' };
}
