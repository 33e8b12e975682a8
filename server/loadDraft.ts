import type { DraftStore, LoadedDraft } from '../lib/commands/ports.ts';
import { schemaVersion } from '../lib/document/grammar.ts';
import type { DocumentWorking } from './DocumentWorker.ts';
import type { Log } from './Log.ts';

/** How often it is tried again where somebody else folded or migrated the same draft at the same moment. */
const maxAttempts = 5;

/**
 * A draft as stored, in today's schema: one of an earlier schema is brought to it first, in the store, so that everybody
 * has the same (RM64). Null when there is no such draft.
 *
 * The migration is one statement: after a crash the draft is wholly the one or the other. Of two who open it at once, one
 * migrates it; the other finds that the stored one has changed and reads it again. What is logged meanwhile stays in the log.
 *
 * One that cannot be migrated is given as it is: every earlier draft fits today's grammar too. Throws when the store fails.
 */
export async function loadDraft(
  assessmentId: string,
  ports: {
    readonly store: Pick<DraftStore, 'load' | 'compact'>;
    readonly documents: DocumentWorking;
    readonly now: () => Date;
    readonly log: Log;
  },
): Promise<LoadedDraft | null> {
  const { store, documents, log } = ports;
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await store.load(assessmentId);
    if (loaded === null || loaded.snapshot.schemaVersion >= schemaVersion) return loaded;
    const { snapshot, tail, scale } = loaded;
    const rows = tail.map(({ update }) => update);
    const migrated = await documents.run({ kind: 'migrate', snapshot, tail: rows, scale }).catch((error: unknown) => {
      log.error({ assessmentId, error: String(error) }, 'a draft of an earlier schema could not be migrated');
      return null;
    });
    if (migrated === null) return loaded;
    const isLeftOut = (_row: unknown, at: number): boolean => migrated.quarantined.includes(at);
    const leftOut = tail.filter(isLeftOut).map(({ seq }) => seq);
    const folded = tail.map(({ seq }) => seq).filter((seq) => !leftOut.includes(seq));
    const compaction = { ...migrated, folded, quarantined: leftOut };
    const isStored = await store.compact(assessmentId, snapshot.stateVector, compaction, ports.now());
    if (isStored) log.info({ assessmentId, from: snapshot.schemaVersion, to: schemaVersion }, 'a draft was migrated');
    else if (attempt >= maxAttempts) throw new Error('a draft that somebody else keeps changing');
  }
}
