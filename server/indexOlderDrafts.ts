import type { Database, DraftStore } from '../lib/commands/ports.ts';
import { ownScalesOf } from '../lib/commands/usableScales.ts';
import type { DocumentWorking } from './DocumentWorker.ts';
import type { Log } from './Log.ts';

/** Most drafts that one start reads anew; the others follow when they are next folded, or at the next start. */
const maxDrafts = 2_000;

type IndexPorts = {
  readonly database: Database;
  readonly store: DraftStore;
  readonly documents: Pick<DocumentWorking, 'run'>;
  readonly now: () => Date;
  readonly log: Log;
  /** Once true, it ends after the draft at hand. */
  readonly isStopping: () => boolean;
};

/**
 * Makes the words of drafts from before there was search findable, and their figures those of today: each is folded once, one
 * after the other, without changing its log. What somebody else folds meanwhile is left to them.
 *
 * @returns how many it did. A draft that fails is logged and passed over.
 */
export async function indexOlderDrafts(ports: IndexPorts): Promise<number> {
  const { database, store, documents, log } = ports;
  let done = 0;
  const ownScales = await ownScalesOf(database.read);
  for (const id of await database.read.library.unindexed(maxDrafts)) {
    if (ports.isStopping()) break;
    try {
      const draft = await store.load(id);
      if (draft === null) continue;
      const tail = draft.tail.map(({ update }) => update);
      const folded = await documents.run({ kind: 'fold', snapshot: draft.snapshot, tail, ownScales });
      // No row counts as folded: the log stays as it is, and what rooms have in memory stays true.
      const read = { ...folded, draft: draft.snapshot, folded: [], quarantined: [] };
      if (await store.compact(id, draft.snapshot.stateVector, read, ports.now())) done += 1;
    } catch (error) {
      log.warn({ assessmentId: id, error: String(error) }, 'the words of a draft could not be read for searching');
    }
  }
  return done;
}
