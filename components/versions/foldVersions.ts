import type { VersionDto } from '@/lib/protocol/versionDto.ts';

/** A version that somebody made, or null for the draft, with what was kept automatically on the way to it; both newest first. */
export type VersionFold = { readonly head: VersionDto | null; readonly autos: readonly VersionDto[] };

/** Versions as they are listed, newest first: those kept automatically under what they led to. What a restore replaced stands by itself. */
export function foldVersions(versions: readonly VersionDto[]): readonly VersionFold[] {
  const folds: { head: VersionDto | null; autos: VersionDto[] }[] = [{ head: null, autos: [] }];
  for (const version of versions) {
    if (version.kind === 'auto' && version.note === '') folds.at(-1)?.autos.push(version);
    else folds.push({ head: version, autos: [] });
  }
  return folds;
}
