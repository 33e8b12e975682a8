import * as Y from 'yjs';
import type { DraftIndex, IndexChange } from './DraftIndex.ts';
import { BlockJudge } from './BlockJudge.ts';
import { ForeignContent, MalformedUpdate, readUpdate } from './readUpdate.ts';
import type { Block, ReadUpdate } from './readUpdate.ts';

/** Bounds of an update. `maxClock`: no clock beyond it. `maxNewClients`: so many client ids may be new to the draft. */
export type UpdateBounds = { readonly maxClock: number; readonly maxNewClients: number };

/** The bounds of the product: an honest draft of years has some thousand client ids. */
export const updateBounds: UpdateBounds = { maxClock: 2 ** 40, maxNewClients: 4096 };

/**
 * What to do with an update.
 *
 * - `malformed`: no Yjs client wrote it. `outside-schema`: it would put something where the grammar has no place for it.
 * - `gap`: it builds on what we have not seen; Yjs would keep it pending. The sender should be asked for it all (step 1).
 * - `nothing-new`: neither structs we lack nor deletions.
 * - `admitted`: safe to relay, store and apply. `update` is what to pass on: the bytes given, or, where they repeat what
 *   we have, those without the repeated part. `newClients`: client ids under which it brings new structs (none: it only
 *   deletes). `change`: for `index.admit`, before any other update is examined.
 */
export type Verdict =
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'outside-schema'; readonly reason: string }
  | { readonly kind: 'gap' }
  | { readonly kind: 'nothing-new' }
  | {
      readonly kind: 'admitted';
      readonly update: Uint8Array;
      readonly newClients: readonly number[];
      readonly hasDeletions: boolean;
      readonly change: IndexChange;
    };

/**
 * Judges an update in time proportional to its own size, without a `Y.Doc`: every struct must be of a kind that the
 * grammar allows where it lies. Because the grammar is a set grammar, that is all it takes: what is admitted integrates
 * without throwing on every client, leaves nothing pending, and opens in every editor. Changes nothing; never throws.
 */
export function examineUpdate(update: Uint8Array, index: DraftIndex, bounds: UpdateBounds = updateBounds): Verdict {
  let read: ReadUpdate;
  try {
    read = readUpdate(update, bounds);
  } catch (error) {
    if (error instanceof ForeignContent) return { kind: 'outside-schema', reason: error.message };
    return { kind: 'malformed', reason: error instanceof MalformedUpdate ? error.message : 'cannot be decoded' };
  }
  let newIds = 0;
  for (const block of read.blocks) {
    if (!index.has(block.client)) newIds += 1;
    if (isGap(block, index.clock(block.client))) return { kind: 'gap' };
  }
  if (newIds > bounds.maxNewClients) return { kind: 'malformed', reason: 'too many client ids' };

  const judge = new BlockJudge(index, read.blocks);
  const outcome = judge.run();
  if (outcome.kind !== 'fine') return outcome;
  for (const { client, clock, length } of read.deletions) {
    if (clock + length > judge.clock(client)) return { kind: 'gap' };
  }
  const newClients = [...outcome.tails.keys()];
  const hasDeletions = read.deletions.length > 0;
  if (newClients.length === 0 && !hasDeletions) return { kind: 'nothing-new' };
  const passedOn = outcome.repeats ? withoutRepeats(update, read.blocks, index) : update;
  return { kind: 'admitted', update: passedOn, newClients, hasDeletions, change: { tails: outcome.tails } };
}

function isGap(block: Block, known: number): boolean {
  return block.clock > known || block.skips.some((skip) => skip.clock + skip.length > known);
}

/**
 * Yjs resolves the origins of structs it already has, and trusts that a struct it has half of continues where that half
 * lies. Neither need be so in what a client sends, so the part we have is cut off: the rest then says by itself what it follows.
 */
function withoutRepeats(update: Uint8Array, blocks: readonly Block[], index: DraftIndex): Uint8Array {
  return Y.diffUpdate(update, Y.encodeStateVector(new Map(blocks.map(({ client }) => [client, index.clock(client)]))));
}
