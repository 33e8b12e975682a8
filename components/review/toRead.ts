import { changeKey, type ChangeToRead } from '@/lib/domain/review/readChanges.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';
import { diffGroups, type DiffGroup } from '@/lib/document/diff/diffGroups.ts';

/** A changed block as it is to be read: what is told of it makes its key. */
export function toReadOf({ id, parts }: DiffGroup): ChangeToRead {
  return {
    id,
    key: changeKey(parts.map(({ blockId, change, moved, words, fields }) => [blockId, change, moved, words, fields])),
  };
}

/** All changes of a diff, to be read. */
export function changesToRead({ blocks }: DiffDto): readonly ChangeToRead[] {
  return diffGroups(blocks)
    .filter(({ change }) => change !== 'unchanged')
    .map(toReadOf);
}
