import type { Publication, PublicationListing, PublicationState } from '../document/publication.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { notFound, unavailable, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { chosenPublication, frozenPublication, publicationListingOf, visiblePublications } from './publicationShelf.ts';

/** A publication as a reader may see it; `versions`: all of the address that they may read, newest first. */
export type ReadPublication = {
  readonly publication: Publication;
  readonly state: PublicationState;
  readonly versions: readonly PublicationListing[];
};

/**
 * Reads what was published at an address, `latest` being the newest that is not retracted, else the newest of all. Nothing
 * of a draft is read: only publications and their contents. That somebody signed in has opened it is noted.
 *
 * @param wanted A number, or `latest`.
 * @param actor Null: nobody is signed in.
 * @returns not-found for what the reader may not see, exactly as for what does not exist.
 */
export async function readPublication(
  ports: CommandPorts,
  actor: Actor | null,
  { slug, number: wanted }: { readonly slug: string; readonly number: number | 'latest' },
): Promise<Result<ReadPublication, CommandError>> {
  const { read } = ports.database;
  const lines = await visiblePublications(read, actor, await read.publications.atSlug(slug));
  const chosen = chosenPublication(lines, wanted);
  if (chosen === null) return err(notFound('Nothing is published at this address, or not for you.'));
  const publication = await frozenPublication(read, chosen.line);
  if (publication === null) return err(unavailable('This publication could not be read.'));
  if (actor !== null) await read.publicationReaders.opened(chosen.line.id, actor.userId, ports.now());
  return ok({ publication, state: chosen.state, versions: lines.map(publicationListingOf) });
}
