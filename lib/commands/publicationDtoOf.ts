import type { PublicationDto } from '../protocol/publicationDto.ts';
import type { ListedPublication } from './PublicationStore.ts';

/** A publication as its assessment's members see it. `readers`: how many have opened it while signed in. */
export function publicationDtoOf(listed: ListedPublication, readers: number): PublicationDto {
  const { id, assessmentId, number, slug, sha256, kind, audience, changeSummary, retraction, supersession } = listed;
  return {
    id,
    assessmentId,
    number,
    slug,
    sha256,
    kind,
    audience,
    changeSummary,
    readers,
    url: publicationUrl(slug, number),
    publishedBy: listed.publishedByName,
    publishedAt: listed.publishedAt.toISOString(),
    superseded:
      supersession === null
        ? null
        : {
            at: supersession.at.toISOString(),
            by: supersession.byName,
            reason: supersession.reason,
            number: supersession.number,
          },
    retracted:
      retraction === null
        ? null
        : {
            at: retraction.at.toISOString(),
            by: retraction.byName,
            reason: retraction.reason,
            replacedBy: retraction.replacedBy,
          },
  };
}

/** The address at which a publication is read for good. */
export function publicationUrl(slug: string, number: number): string {
  return `/r/${slug}/v/${number}`;
}
