import * as Y from 'yjs';
import type { Scale } from '../../domain/likelihood/scale.ts';
import { draftFigures } from './draftFigures.ts';
import type { DraftFigures } from './draftFigures.ts';
import { DraftIndex } from './DraftIndex.ts';
import { examineUpdate, updateBounds } from './examineUpdate.ts';
import { isSound, mendDoc } from './mendDoc.ts';
import { readDoc } from './readDraft.ts';
import { searchBlocksOf, type SearchBlock } from '../searchBlocks.ts';
import { spareClient } from './spareClient.ts';
import { openDoc, openIndex, storeDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/**
 * A folded draft. `quarantined`: positions in the log of rows left out; all other rows are in `draft`. `mended`: the draft
 * has changes that no row brought, so whoever has it open must be sent what they lack.
 */
export type FoldedDraft = DraftFigures & {
  readonly draft: StoredDraft;
  readonly quarantined: readonly number[];
  readonly mended: boolean;
  /** Its words, for searching. */
  readonly blocks: readonly SearchBlock[];
};

/**
 * Folds the log into the snapshot. The door lets in only what fits, so usually that is all there is to it; but what older
 * code or a fault of ours has let into the log must not become part of a draft: rows that do not fit are left out so that
 * all else opens, and a snapshot that does not fit is mended, with every word kept.
 *
 * The result is of the snapshot's schema version: what makes a draft one of a later schema is `migrateDraft`.
 *
 * @param ownScales The workspace's own scales: how the likelihoods in the words for searching read.
 * @throws Error when the snapshot's bytes are no Yjs state at all: then nothing can be done, and nothing is lost.
 */
export function foldDraft(
  snapshot: StoredDraft,
  tail: readonly Uint8Array[],
  ownScales: readonly Scale[] = [],
): FoldedDraft {
  const quarantined = new Set<number>();
  let base = snapshot;
  for (let isBaseChecked = false; ;) {
    const index = openIndex(base);
    const rows = admitRows(index, tail, quarantined);
    const doc = tryOpen(base, rows);
    if (doc !== null && hasClocksOf(doc, index)) {
      const { schemaVersion } = snapshot;
      return folded({ doc, index, quarantined, mended: false, schemaVersion, ownScales });
    }
    if (!isBaseChecked) {
      isBaseChecked = true;
      const alone = openDoc(base, []);
      if (!isSound(alone)) return foldIntoUnsound(base, tail, ownScales);
      // The base is fine, so at least its index is made anew before any row is blamed.
      base = storeDoc(alone, DraftIndex.fromDoc(alone), snapshot.schemaVersion);
      continue;
    }
    const offender = firstOffender(base, rows);
    if (offender === null) throw new Error('a draft that fits row by row but not as a whole');
    quarantined.add(offender);
  }
}

/** What is shown and searched of the draft in `doc`. */
export function figuresOf(doc: Y.Doc, ownScales: readonly Scale[] = []): DraftFigures & Pick<FoldedDraft, 'blocks'> {
  const content = readDoc(doc);
  return { blocks: searchBlocksOf(content, ownScales), ...draftFigures(content) };
}

function folded(made: {
  readonly doc: Y.Doc;
  readonly index: DraftIndex;
  readonly quarantined: ReadonlySet<number>;
  readonly mended: boolean;
  readonly schemaVersion: number;
  readonly ownScales: readonly Scale[];
}): FoldedDraft {
  const { doc, index, mended, schemaVersion, ownScales } = made;
  const quarantined = [...made.quarantined].sort((a, b) => a - b);
  return { draft: storeDoc(doc, index, schemaVersion), quarantined, mended, ...figuresOf(doc, ownScales) };
}

/** What was typed since into what is about to be mended moves along with it: so first the rows, then the mend. */
function foldIntoUnsound(base: StoredDraft, tail: readonly Uint8Array[], ownScales: readonly Scale[]): FoldedDraft {
  const quarantined = new Set<number>();
  const rows = admitRows(DraftIndex.fromDoc(openDoc(base, [])), tail, quarantined);
  const doc = openDoc(
    base,
    rows.map(({ update }) => update),
  );
  mendDoc(doc, spareClient(Y.encodeStateAsUpdate(doc), doc));
  // What still waits has waited since before there was a door; it must not become part of the state again.
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  if (!isSound(doc)) throw new Error('a draft that cannot be mended');
  const { schemaVersion } = base;
  return folded({ doc, index: DraftIndex.fromDoc(doc), quarantined, mended: true, schemaVersion, ownScales });
}

type Row = { readonly at: number; readonly update: Uint8Array };

/**
 * The rows that the door would let in, in an order in which they build on each other; the others go to `quarantined`. A row
 * that builds on a later one (two nodes append side by side) waits for it.
 */
function admitRows(index: DraftIndex, tail: readonly Uint8Array[], quarantined: Set<number>): Row[] {
  const rows: Row[] = [];
  let waiting = [...tail.keys()].filter((at) => !quarantined.has(at));
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((at) => {
      const verdict = examineUpdate(tail[at] ?? new Uint8Array(0), index, updateBounds);
      if (verdict.kind === 'gap') return true;
      if (verdict.kind === 'admitted') {
        index.admit(verdict.change);
        rows.push({ at, update: verdict.update });
      } else if (verdict.kind !== 'nothing-new') quarantined.add(at);
      return false;
    });
  }
  for (const at of waiting) quarantined.add(at);
  return rows;
}

/** The snapshot with the rows, or null where that throws or does not fit. */
function tryOpen(base: StoredDraft, rows: readonly Row[]): Y.Doc | null {
  try {
    const doc = openDoc(
      base,
      rows.map(({ update }) => update),
    );
    return isSound(doc) ? doc : null;
  } catch {
    return null;
  }
}

function hasClocksOf(doc: Y.Doc, index: DraftIndex): boolean {
  const clocks = index.clocks();
  return (
    clocks.size === doc.store.clients.size &&
    [...doc.store.clients].every(([client, structs]) => {
      const last = structs.at(-1);
      return last !== undefined && clocks.get(client) === last.id.clock + last.length;
    })
  );
}

/** The first row with which the draft no longer fits, by halving: each trial builds the draft anew. */
function firstOffender(base: StoredDraft, rows: readonly Row[]): number | null {
  let fits = 0;
  let fails = rows.length + 1;
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (tryOpen(base, rows.slice(0, middle)) === null) fails = middle;
    else fits = middle;
  }
  return rows[fails - 1]?.at ?? null;
}
