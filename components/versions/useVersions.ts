'use client';
import { useCallback, useEffect, useState } from 'react';
import { versionPageDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import { callApi } from '../ui/callApi.ts';

/** The versions of an assessment as far as they are read. */
export type VersionsState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'here'; readonly items: readonly VersionDto[]; readonly nextCursor: string | null };

/** Reads the versions, newest first, page by page; `load` reads them anew. */
export function useVersions(assessmentId: string) {
  const [versions, setVersions] = useState<VersionsState>({ state: 'loading' });
  const path = `/api/v1/assessments/${assessmentId}/versions?limit=50`;
  const load = useCallback(async () => {
    const answer = await callApi(path, versionPageDto);
    setVersions(answer.ok ? { state: 'here', ...answer.value } : { state: 'failed', message: answer.error.message });
  }, [path]);
  useEffect(() => {
    let isGone = false;
    void callApi(path, versionPageDto).then((answer) => {
      if (isGone) return;
      setVersions(answer.ok ? { state: 'here', ...answer.value } : { state: 'failed', message: answer.error.message });
    });
    return () => {
      isGone = true;
    };
  }, [path]);
  const more = async () => {
    if (versions.state !== 'here' || versions.nextCursor === null) return;
    const answer = await callApi(`${path}&cursor=${encodeURIComponent(versions.nextCursor)}`, versionPageDto);
    if (answer.ok) {
      setVersions({ ...answer.value, state: 'here', items: [...versions.items, ...answer.value.items] });
    }
  };
  return { versions, load, more };
}
