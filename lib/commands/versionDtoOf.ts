import type { VersionDto } from '../protocol/versionDto.ts';
import type { NamedVersion } from './VersionStore.ts';

/** A version as it travels. */
export function versionDtoOf(version: NamedVersion): VersionDto {
  const { number, kind, name, note, sha256, createdBy, createdAt, contributors } = version;
  return { number, kind, name, note, sha256, createdBy, createdAt: createdAt.toISOString(), contributors };
}
