'use client';
import { useCallback, useEffect, useState } from 'react';
import { versionPageDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import { callApi } from '../ui/callApi.ts';

/** What is looked for; empty fields ask for nothing. */
export type VersionQuery = { readonly q: string; readonly since: string; readonly until: string };
export const allVersions: VersionQuery = { q: '', since: '', until: '' };

/** The versions of an assessment as far as they are read. */
export type VersionsState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'here'; readonly items: readonly VersionDto[]; readonly nextCursor: string | null };

/** Reads the versions that are asked for, newest first, page by page; `load` reads them anew. What was there stays until it is. */
export function useVersions(assessmentId: string, asked: VersionQuery) {
  const path = versionsPath(assessmentId, asked);
  const [read, setRead] = useState<{ readonly path: string; readonly versions: VersionsState }>({
    path,
    versions: { state: 'loading' },
  });
  const { versions } = read;
  const load = useCallback(async () => {
    const answer = await callApi(path, versionPageDto);
    if (!answer.ok) return setRead({ path, versions: { state: 'failed', message: answer.error.message } });
    // What was read further down stays: only the newest can be others than before.
    setRead((before) => {
      const oldest = answer.value.items.at(-1)?.number;
      const whole = { path, versions: { state: 'here', ...answer.value } } as const;
      if (before.path !== path || before.versions.state !== 'here' || oldest === undefined) return whole;
      const further = before.versions.items.filter(({ number }) => number < oldest);
      if (further.length === 0) return whole;
      const items = [...answer.value.items, ...further];
      return { path, versions: { state: 'here', items, nextCursor: before.versions.nextCursor } };
    });
  }, [path]);
  useEffect(() => {
    let isGone = false;
    // Not at every letter that is typed.
    const timer = setTimeout(() => {
      void callApi(path, versionPageDto).then((answer) => {
        if (isGone) return;
        const state: VersionsState = answer.ok
          ? { state: 'here', ...answer.value }
          : { state: 'failed', message: answer.error.message };
        setRead({ path, versions: state });
      });
    }, 150);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [path]);
  const more = async () => {
    if (versions.state !== 'here' || versions.nextCursor === null) return;
    const answer = await callApi(`${path}&cursor=${encodeURIComponent(versions.nextCursor)}`, versionPageDto);
    if (!answer.ok) return;
    setRead({ path, versions: { ...answer.value, state: 'here', items: [...versions.items, ...answer.value.items] } });
  };
  return { versions, load, more };
}

/** The versions of these numbers that a list does not have: those that an address names from further down. */
export function useFurtherVersions(
  assessmentId: string,
  numbers: readonly (number | null | undefined)[],
  items: readonly VersionDto[] | null,
): readonly VersionDto[] {
  const [found, setFound] = useState<readonly VersionDto[]>([]);
  const known = items === null ? null : new Set([...items, ...found].map(({ number }) => number));
  const missing = numbers.filter((number) => typeof number === 'number' && known?.has(number) === false).join(' ');
  useEffect(() => {
    let isGone = false;
    for (const number of missing === '' ? [] : missing.split(' ')) {
      const path = versionsPath(assessmentId, { ...allVersions, q: `#${number}` });
      void callApi(path, versionPageDto).then((answer) => {
        const version = answer.ok ? answer.value.items.find((each) => each.number === Number(number)) : undefined;
        if (!isGone && version !== undefined) setFound((before) => [...before, version]);
      });
    }
    return () => {
      isGone = true;
    };
  }, [assessmentId, missing]);
  return found;
}

function versionsPath(assessmentId: string, asked: VersionQuery): string {
  const query = new URLSearchParams({ limit: '50' });
  for (const [name, value] of Object.entries(asked)) if (value.trim() !== '') query.set(name, value.trim());
  return `/api/v1/assessments/${assessmentId}/versions?${query.toString()}`;
}
