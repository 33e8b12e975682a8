import { searchBlocksOf } from '../document/searchBlocks.ts';
import type { CommandPorts } from './ports.ts';
import { frozenPublication } from './publicationShelf.ts';

/** Most publications that one start reads; the others follow at the next. */
const maxPublications = 2_000;

/**
 * Makes the words of publications from before they could be searched findable, one after the other.
 *
 * @param isStopping Once true, it ends after the one at hand.
 * @returns how many it did.
 */
export async function indexPublications(
  { database: { read } }: Pick<CommandPorts, 'database'>,
  isStopping: () => boolean,
): Promise<number> {
  let done = 0;
  for (const line of await read.publishedSearch.unindexed(maxPublications)) {
    if (isStopping()) break;
    const publication = await frozenPublication(read, line);
    if (publication === null) continue;
    await read.publishedSearch.index(line.id, searchBlocksOf(publication.content, [publication.scale]));
    done += 1;
  }
  return done;
}
