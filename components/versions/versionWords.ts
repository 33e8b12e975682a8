import type { VersionDto } from '@/lib/protocol/versionDto.ts';

/** What a version is called: its name, else why it was made. */
export function versionTitle({ name, kind, number }: Pick<VersionDto, 'name' | 'kind' | 'number'>): string {
  if (name !== null) return name;
  switch (kind) {
    case 'auto':
      return `Version ${number}`;
    case 'named':
      return `Version ${number}`;
    case 'round':
      return `Version ${number}, for review`;
    case 'published':
      return `Version ${number}, published`;
  }
}

/** Why a version was made, in a word or two. */
export const kindWords: Readonly<Record<VersionDto['kind'], string>> = {
  auto: 'Kept automatically',
  named: 'Named',
  round: 'Review round',
  published: 'Published',
};

/** Start and end of a hash, by which contents are told apart where they are compared. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
}

/** "Ana", "Ana and Ben", "Ana, Ben and 2 others". */
export function namesOf(people: readonly { readonly name: string }[]): string {
  const names = people.map(({ name }) => name);
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
