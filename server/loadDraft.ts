import type { DraftStore, LoadedDraft } from '../lib/commands/ports.ts';
import { schemaVersion } from '../lib/document/grammar.ts';
import { hasPoison } from '../lib/document/yjs/hasPoison.ts';
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
 * One that cannot be migrated is given as it is: every earlier draft fits today's grammar too.
 *
 * A log with a row that nobody could open (RM61: an earlier fault, a broken disk) is folded without it, before anybody is
 * sent it. Throws when the store fails, or that does: a draft that nobody can open is better than one that breaks everybody's.
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
    if (loaded === null) return null;
    const { snapshot, tail, scale } = loaded;
    const rows = tail.map(({ update }) => update);
    const isOfToday = snapshot.schemaVersion >= schemaVersion;
    if (isOfToday && !hasPoison(snapshot, rows)) return loaded;
    const made = isOfToday
      ? await documents.run({ kind: 'fold', snapshot, tail: rows, ownScales: [] })
      : await documents.run({ kind: 'migrate', snapshot, tail: rows, scale }).catch((error: unknown) => {
          log.error({ assessmentId, error: String(error) }, 'a draft of an earlier schema could not be migrated');
          return null;
        });
    if (made === null) return loaded;
    const isLeftOut = (_row: unknown, at: number): boolean => made.quarantined.includes(at);
    const leftOut = tail.filter(isLeftOut).map(({ seq }) => seq);
    const folded = tail.map(({ seq }) => seq).filter((seq) => !leftOut.includes(seq));
    const compaction = { ...made, folded, quarantined: leftOut };
    const isStored = await store.compact(assessmentId, snapshot.stateVector, compaction, ports.now());
    if (isStored && leftOut.length > 0)
      log.warn({ assessmentId, rows: leftOut.map(String) }, 'log rows do not fit the draft and were set aside');
    if (isStored && !isOfToday)
      log.info({ assessmentId, from: snapshot.schemaVersion, to: schemaVersion }, 'a draft was migrated');
    else if (!isStored && attempt >= maxAttempts) throw new Error('a draft that somebody else keeps changing');
  }
}
