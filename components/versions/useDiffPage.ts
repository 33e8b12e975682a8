'use client';
import { useMemo } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';
import { diffGroups, type DiffGroup } from '@/lib/document/diff/diffGroups.ts';
import type { DiffReading } from '@/lib/document/diff/fieldWords.ts';
import { diffReading } from './diffReading.ts';
import { useChangeSteps } from './useChangeSteps.ts';

/** A diff as it is shown: its blocks, those that changed, and which of them one is at. */
export type DiffPage = {
  readonly diff: DiffDto;
  readonly groups: readonly DiffGroup[];
  readonly changed: readonly DiffGroup[];
  readonly reading: DiffReading;
  readonly steps: ReturnType<typeof useChangeSteps>;
};

/** Prepares a diff for its list, its steps and its paper. */
export function useDiffPage(diff: DiffDto, scales: readonly Scale[]): DiffPage {
  const groups = useMemo(() => diffGroups(diff.blocks), [diff]);
  const reading = useMemo(() => diffReading(diff, scales), [diff, scales]);
  const changed = useMemo(() => groups.filter(({ change }) => change !== 'unchanged'), [groups]);
  const steps = useChangeSteps(useMemo(() => changed.map(({ id }) => id), [changed]));
  return { diff, groups, changed, reading, steps };
}
