import type { VersionDto } from '@/lib/protocol/versionDto.ts';
import { versionTitle } from './versionWords.ts';

/** Versions to compare with, those that somebody made first. One that is chosen and not listed is there by its number. */
export function VersionOptions(props: { readonly versions: readonly VersionDto[]; readonly chosen: number | null }) {
  const { chosen } = props;
  const versions = [...new Map(props.versions.map((version) => [version.number, version])).values()];
  const isAuto = ({ kind }: VersionDto): boolean => kind === 'auto';
  const groups = [
    ['Named, for review, published', versions.filter((version) => !isAuto(version))],
    ['Kept automatically', versions.filter(isAuto)],
  ] as const;
  const isListed = chosen === null || versions.some(({ number }) => number === chosen);
  return (
    <>
      {isListed ? null : <option value={chosen}>Version {chosen}</option>}
      {groups.map(([label, members]) =>
        members.length === 0 ? null : (
          <optgroup key={label} label={label}>
            {members.map((version) => (
              <option key={version.number} value={version.number}>
                {versionTitle(version)}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </>
  );
}
