import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { PublicationDto } from '../protocol/publicationDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, Page } from './ports.ts';
import { publicationDtoOf } from './publicationDtoOf.ts';
import { readPage } from './readPage.ts';

/** The publications of an assessment, newest first, for its members. */
export async function listPublications(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Result<Page<PublicationDto>, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'publications.read');
  if (!admitted.ok) return admitted;
  const { cursor = null, limit } = input;
  const page = await readPage(() => read.publications.list(input.id, { cursor, limit }));
  if (!page.ok) return page;
  const counts = await read.publicationReaders.counts(input.id);
  return ok({
    ...page.value,
    items: page.value.items.map((listed) => publicationDtoOf(listed, counts.get(listed.id) ?? 0)),
  });
}
