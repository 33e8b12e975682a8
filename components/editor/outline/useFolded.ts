'use client';
import { useCallback, useMemo } from 'react';
import { useDeviceSetting } from '../shell/useDeviceSetting.ts';
import type { OutlineRow } from './outlineRows.ts';

/** Which sections of the outline are folded: sources until opened, all others until folded. Kept on this device. */
export function useFolded(
  assessmentId: string,
  rows: readonly OutlineRow[],
): readonly [ReadonlySet<string>, (id: string, isFolded?: boolean) => void] {
  // Only what differs from the usual is kept.
  const [kept, keep] = useDeviceSetting(`outline:${assessmentId}`, '');
  const turned = useMemo(() => new Set(kept.split(' ').filter((id) => id !== '')), [kept]);
  const folded = useMemo(() => {
    const ids = rows.flatMap((row) => (row.kind === 'section' && row.id !== null ? [row] : []));
    return new Set(
      ids.flatMap(({ id, sectionKind }) => (id !== null && (sectionKind === 'sources') !== turned.has(id) ? [id] : [])),
    );
  }, [rows, turned]);
  const fold = useCallback(
    (id: string, isFolded?: boolean) => {
      if (isFolded !== undefined && isFolded === folded.has(id)) return;
      const next = new Set(turned);
      if (!next.delete(id)) next.add(id);
      keep([...next].join(' '));
    },
    [folded, turned, keep],
  );
  return [folded, fold];
}
