import * as Y from 'yjs';
import type { StoredDraft } from '../../../lib/commands/ports.ts';

type Range = { readonly from: number; readonly to: number };

/** What a draft consists of, apart from how it looks: clocks per client, and what is deleted, in ascending ranges. */
export type Substance = {
  readonly clocks: ReadonlyMap<number, number>;
  readonly deleted: ReadonlyMap<number, readonly Range[]>;
};

/** State vector and delete set of a doc, in a form in which equal ones are equal. */
export function substanceOf(doc: Y.Doc): Substance {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b);
  const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients]
    .map(([client, items]) => [client, joined(items)] as const)
    .filter(([, ranges]) => ranges.length > 0)
    .toSorted(([a], [b]) => a - b);
  return { clocks: new Map(clocks), deleted: new Map(deleted) };
}

function joined(items: readonly { readonly clock: number; readonly len: number }[]): readonly Range[] {
  const ranges: { from: number; to: number }[] = [];
  for (const { clock, len } of items.toSorted((a, b) => a.clock - b.clock)) {
    const last = ranges.at(-1);
    if (last !== undefined && clock <= last.to) last.to = Math.max(last.to, clock + len);
    else if (len > 0) ranges.push({ from: clock, to: clock + len });
  }
  return ranges;
}

/** The first thing of `update` that is not in `whole`, as a sentence; null when all of it is. */
export function missingFrom(whole: Substance, update: Uint8Array): string | null {
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock + struct.length > (whole.clocks.get(client) ?? 0)) return `struct ${client}:${clock}+${struct.length}`;
  }
  for (const [client, items] of ds.clients) {
    const ranges = whole.deleted.get(client) ?? [];
    for (const { clock, len } of items) {
      const isIn = ranges.some(({ from, to }) => from <= clock && clock + len <= to);
      if (!isIn) return `deletion of ${client}:${clock}+${len}`;
    }
  }
  return null;
}

/** What a store holds of one draft. */
export type Held = {
  readonly snapshot: StoredDraft;
  readonly rows: readonly { readonly seq: bigint; readonly update: Uint8Array }[];
};

/** The draft rebuilt from what is stored and nothing else. */
export function rebuilt({ snapshot, rows }: Held): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, snapshot.state);
  for (const { update } of rows) Y.applyUpdate(doc, update);
  return doc;
}

/** Follows what a store holds. Adds new rows to what it has; begins anew when rows vanished or the snapshot changed. */
export class StoreMirror {
  #doc: Y.Doc = new Y.Doc();
  #state: Uint8Array | null = null;
  #seqs: bigint[] = [];
  #substance: Substance | null = null;

  substance(held: Held): Substance {
    const isSame = this.#state !== null && Buffer.compare(this.#state, held.snapshot.state) === 0;
    const continues = isSame && this.#seqs.every((seq, at) => held.rows[at]?.seq === seq);
    if (!continues) {
      this.#doc = rebuilt(held);
      this.#substance = null;
    } else {
      for (const { update } of held.rows.slice(this.#seqs.length)) {
        Y.applyUpdate(this.#doc, update);
        this.#substance = null;
      }
    }
    this.#state = held.snapshot.state;
    this.#seqs = held.rows.map(({ seq }) => seq);
    this.#substance ??= substanceOf(this.#doc);
    return this.#substance;
  }
}
