import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

export const blockIdsKey = new PluginKey('blockIds');

type Range = { readonly from: number; readonly to: number };
type Holder = { readonly pos: number; readonly isNew: boolean; readonly isEmpty: boolean };

/**
 * Gives every block that is made *here* an id of its own: by typing, splitting, pasting, dropping. What comes from
 * others (or from undo) is left as it is: two browsers that mended the same block would each write an id.
 * Only the ranges a transaction changed are looked at; the whole draft's ids are read only when blocks were made.
 */
export function blockIds(randomId: () => string): Plugin {
  return new Plugin({
    key: blockIdsKey,
    appendTransaction: (transactions, _before, after) => {
      if (!transactions.some((each) => each.docChanged)) return null;
      if (transactions.some((each) => each.getMeta(ySyncPluginKey) !== undefined)) return null;
      const made = blocksMade(after.doc, changedRanges(transactions));
      if (made.size === 0) return null;
      const changes = newIds(after.doc, made, randomId);
      if (changes.length === 0) return null;
      const tr = after.tr;
      for (const { pos, id } of changes) tr.setNodeAttribute(pos, 'id', id);
      tr.setStoredMarks(after.storedMarks);
      return tr;
    },
  });
}

/** What the transactions changed, as ranges of the document after the last. */
function changedRanges(transactions: readonly Transaction[]): Range[] {
  const ranges: Range[] = [];
  const maps = transactions.flatMap((each) => each.mapping.maps);
  maps.forEach((map, index) => {
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      const later = maps.slice(index + 1);
      const from = later.reduce((pos, next) => next.map(pos, -1), newStart);
      const to = later.reduce((pos, next) => next.map(pos, 1), newEnd);
      if (to > from) ranges.push({ from, to });
    });
  });
  return ranges;
}

const bearsId = (node: ProseMirrorNode): boolean => !node.isInline && 'id' in node.attrs;

/** Positions of the blocks that begin inside the ranges. Typing inside a block makes none. */
function blocksMade(doc: ProseMirrorNode, ranges: readonly Range[]): Set<number> {
  const made = new Set<number>();
  for (const { from, to } of ranges) {
    doc.nodesBetween(from, to, (node, pos) => {
      if (pos >= from && pos < to && bearsId(node)) made.add(pos);
      return !node.isTextblock;
    });
  }
  return made;
}

function newIds(
  doc: ProseMirrorNode,
  made: ReadonlySet<number>,
  randomId: () => string,
): { readonly pos: number; readonly id: string }[] {
  const changes: { pos: number; id: string }[] = [];
  const inQuestion = new Set<string>();
  for (const pos of made) {
    const id: unknown = doc.nodeAt(pos)?.attrs.id;
    if (typeof id === 'string' && id !== '') inQuestion.add(id);
    else changes.push({ pos, id: randomId() });
  }
  const holders = new Map<string, Holder[]>();
  doc.descendants((node, pos) => {
    const id: unknown = node.attrs.id;
    if (bearsId(node) && typeof id === 'string' && inQuestion.has(id)) {
      const holder = { pos, isNew: made.has(pos), isEmpty: node.content.size === 0 };
      holders.set(id, [...(holders.get(id) ?? []), holder]);
    }
    return !node.isTextblock;
  });
  for (const all of holders.values()) {
    const keeper = keeperOf(all);
    for (const holder of all) if (holder !== keeper) changes.push({ pos: holder.pos, id: randomId() });
  }
  return changes;
}

/** The id stays with the text: splitting at the start of a block must not hand it to the empty half. */
function keeperOf(holders: readonly Holder[]): Holder | undefined {
  return holders.find((each) => !each.isNew && !each.isEmpty) ?? holders.find((each) => !each.isEmpty) ?? holders[0];
}
