import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { VersionDto, VersionListQuery } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, Page } from './ports.ts';
import { readPage } from './readPage.ts';
import { versionDtoOf } from './versionDtoOf.ts';

/** The versions of an assessment, newest first: all, or those that say `q` and were made on the days from `since` to `until` (UTC). */
export async function listVersions(
  ports: CommandPorts,
  actor: Actor,
  input: VersionListQuery & { readonly id: string },
): Promise<Result<Page<VersionDto>, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const { q, since, until } = input;
  const filter = {
    ...(q === undefined || q === '' ? {} : { words: q }),
    ...(since === undefined ? {} : { from: new Date(`${since}T00:00:00Z`) }),
    ...(until === undefined ? {} : { before: new Date(Date.parse(`${until}T00:00:00Z`) + dayMs) }),
  };
  const part = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => read.versions.list(input.id, part, filter));
  return page.ok ? ok({ ...page.value, items: page.value.items.map(versionDtoOf) }) : page;
}

const dayMs = 24 * 60 * 60 * 1000;
