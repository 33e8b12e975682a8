import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { VersionDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, Page } from './ports.ts';
import { readPage } from './readPage.ts';
import { versionDtoOf } from './versionDtoOf.ts';

/** The versions of an assessment, newest first. */
export async function listVersions(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Result<Page<VersionDto>, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const page = await readPage(() => read.versions.list(input.id, { cursor: input.cursor ?? null, limit: input.limit }));
  return page.ok ? ok({ ...page.value, items: page.value.items.map(versionDtoOf) }) : page;
}
