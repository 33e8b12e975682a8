import type { DiffGroup } from '@/lib/document/diff/diffGroups.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';
import { namesOf } from './versionWords.ts';

/** "Ana and Ben": who changed a block of the paper; where of part of it nobody can be named, that is said. Empty: not told. */
export function changedByWords({ parts }: Pick<DiffGroup, 'parts'>, { people = [], by = {} }: DiffDto): string {
  const changed = parts.filter(({ change }) => change !== 'unchanged');
  const told = changed.filter(({ blockId }) => by[blockId] !== undefined);
  const ids = new Set(told.flatMap(({ blockId }) => by[blockId] ?? []));
  const names = people.filter(({ userId }) => ids.has(userId));
  if (names.length === 0) return '';
  return told.length === changed.length ? namesOf(names) : `${namesOf(names)}, perhaps others`;
}
