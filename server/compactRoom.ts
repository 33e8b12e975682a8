import type { DraftStore, LoadedDraft } from '../lib/commands/ports.ts';
import type { Scale } from '../lib/domain/likelihood/scale.ts';
import type { DocumentWorking } from './DocumentWorker.ts';
import type { Journal } from './Journal.ts';
import type { Room } from './Room.ts';
import { within } from './within.ts';

/** The workspace's own scales, as they are now: papers may be on one of them. */
export type OwnScales = () => Promise<readonly Scale[]>;

/**
 * Folds the room's log into its snapshot, in the store and in memory. The log rows are read afresh, in one consistent
 * read: so their numbers are known, and other writers' rows are neither missed nor deleted unread. The room goes on
 * meanwhile; what arrives is kept behind the new snapshot.
 *
 * One at a time for a room: the caller sees to it. False when somebody else compacted at the same time. Throws when the store or the worker fails; the room then simply
 * goes on as it was.
 */
export async function compactRoom(
  room: Room,
  ports: {
    readonly store: DraftStore;
    readonly documents: DocumentWorking;
    readonly journal: Journal;
    readonly ownScales?: OwnScales;
    /** The room takes from the stored draft what it has not heard of; false where it must first follow another node's folding. */
    readonly reads?: (room: Room, loaded: LoadedDraft) => boolean;
  },
): Promise<boolean> {
  await ports.journal.flush(room);
  const { generation } = room.draft;
  const covered = room.draft.durableTailLength;
  const { clock, limits } = room;
  // Bounded: a store that never answers must not keep the room from ever being compacted or forgotten.
  const loaded = await within(ports.store.load(room.assessmentId), limits.loadTimeoutMs, clock);
  if (loaded === null || ports.reads?.(room, loaded) === false) return false;
  if (loaded.tail.length === 0) {
    // All of it was folded elsewhere.
    if (loaded.stamp === undefined || room.draft.generation !== generation) return false;
    room.adopt(loaded, covered, []);
    return true;
  }
  const { quarantined, mended, ...folded } = await ports.documents.run({
    kind: 'fold',
    snapshot: loaded.snapshot,
    tail: loaded.tail.map(({ update }) => update),
    ownScales: await within(ports.ownScales?.() ?? Promise.resolve([]), limits.loadTimeoutMs, clock),
  });
  const isLeftOut = (_row: unknown, at: number): boolean => quarantined.includes(at);
  const leftOut = loaded.tail.filter(isLeftOut).map(({ seq }) => seq);
  const compaction = {
    ...folded,
    folded: loaded.tail.map(({ seq }) => seq).filter((seq) => !leftOut.includes(seq)),
    quarantined: leftOut,
  };
  const replacing = ports.store.compact(
    room.assessmentId,
    loaded.snapshot.stateVector,
    compaction,
    new Date(clock.now()),
  );
  const wasReplaced = await within(replacing, limits.commitRetryMs, clock);
  if (!wasReplaced) return false;
  if (leftOut.length > 0) {
    const rows = leftOut.map(String);
    room.log.warn({ assessmentId: room.assessmentId, rows }, 'log rows do not fit the draft and were set aside');
  }
  // Exchanged meanwhile for what another node had folded: places in the tail are others now, and it follows by itself.
  if (room.draft.generation === generation) room.replaceSnapshot(folded.draft, covered, mended);
  return true;
}
