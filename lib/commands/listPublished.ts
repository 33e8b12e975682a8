import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PageQuery } from '../protocol/fields.ts';
import type { PublishedPaperDto } from '../protocol/publicationDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, Page } from './ports.ts';
import { publicationUrl } from './publicationDtoOf.ts';
import { readPage } from './readPage.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Published papers, the latest version of each that one may read; published last first. */
export async function listPublished(
  ports: CommandPorts,
  actor: Actor,
  { cursor = null, limit }: Omit<PageQuery, 'cursor'> & { readonly cursor?: string | null | undefined },
): Promise<Result<Page<PublishedPaperDto>, CommandError>> {
  const refusal = workspaceRefusal(actor, 'publications.list');
  if (refusal !== null) return err(refusal);
  const page = await readPage(() => ports.database.read.publications.papersFor(actor.userId, { cursor, limit }));
  if (!page.ok) return page;
  return ok({
    ...page.value,
    items: page.value.items.map(({ slug, publishedAt, ...paper }) => ({
      ...paper,
      url: publicationUrl(slug, paper.number),
      publishedAt: publishedAt.toISOString(),
    })),
  });
}
