import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, TextSelection, type EditorState, type Selection } from '@tiptap/pm/state';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { MovedBlocks } from './MovedBlocks.ts';
import { keyOf, type PieceId } from './pieces.ts';

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];
type Shared = {
  readonly type: Y.XmlFragment;
  readonly doc: Y.Doc;
  /** Where the selection was in the shared document, before the changes that are being shown. */
  readonly binding: {
    readonly mapping: Mapping;
    readonly beforeTransactionSelection: Readonly<Record<string, unknown>> | null;
  };
};

/** One end of a selection whose block went: what stood before it, the nearest first, and, where that is not known, its offset. */
type Held = { readonly before: readonly PieceId[]; readonly id: string; readonly offset: number };
type Wanted = { readonly anchor: Held; readonly head: Held } | { readonly nodeId: string };

/**
 * The caret goes along when its block is moved, by oneself or by somebody else, and stays at its letter. The shared document
 * knows only that the old block is gone; which letter of the new one is which, `moved` tells.
 */
export function followMoved(moved: MovedBlocks): Plugin {
  let wanted: Wanted | null = null;
  const pairs = new Map<string, PieceId>();
  const notePair = (from: PieceId, to: PieceId) => void pairs.set(keyOf(from), to);
  const follow = (state: EditorState): Selection | null => {
    const shared = sharedOf(state);
    if (wanted === null || shared === undefined) return null;
    const { doc } = state;
    if ('nodeId' in wanted) {
      const at = placeOfId(doc, wanted.nodeId);
      return at === null ? null : NodeSelection.create(doc, at);
    }
    const anchor = placeOf(doc, shared, wanted.anchor, pairs);
    const head = placeOf(doc, shared, wanted.head, pairs);
    return anchor === null || head === null ? null : TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  };
  return new Plugin({
    key: new PluginKey('followMoved'),
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some((tr) => tr.docChanged && tr.getMeta(ySyncPluginKey) !== undefined)) {
        if (transactions.some((tr) => tr.docChanged || tr.selectionSet)) wanted = null;
        return null;
      }
      const hasGone = wantedOf(before);
      wanted ??= hasGone;
      const selection = hasGone === null && pairs.size === 0 ? null : follow(after);
      return selection === null || selection.eq(after.selection) ? null : after.tr.setSelection(selection);
    },
    view: (view) => {
      // What this client brings along comes after the block has gone, and sometimes changes nothing that is shown.
      const settle = () => {
        if (pairs.size === 0) return;
        const selection = follow(view.state);
        pairs.clear();
        wanted = null;
        if (selection !== null && !selection.eq(view.state.selection)) {
          view.dispatch(view.state.tr.setSelection(selection).setMeta('addToHistory', false));
        }
      };
      const doc = sharedOf(view.state)?.doc;
      moved.onPair.add(notePair);
      doc?.on('afterAllTransactions', settle);
      return {
        destroy: () => {
          moved.onPair.delete(notePair);
          doc?.off('afterAllTransactions', settle);
        },
      };
    },
  });
}

const sharedOf = (state: EditorState): Shared | undefined => ySyncPluginKey.getState(state) as Shared | undefined;

/** What the selection has to go after: null where its block still stands. */
function wantedOf(before: EditorState): Wanted | null {
  const { selection } = before;
  const shared = sharedOf(before);
  const was = shared?.binding.beforeTransactionSelection ?? null;
  if (shared === undefined || was === null) return null;
  if (selection instanceof NodeSelection) {
    const id: unknown = selection.node.attrs['id'];
    const { anchor } = was;
    const item =
      anchor instanceof Y.RelativePosition && anchor.item !== null ? itemWith(shared.doc, anchor.item) : null;
    return typeof id === 'string' && item?.deleted === true ? { nodeId: id } : null;
  }
  const anchor = spotAt(shared.doc, was['anchor']);
  const head = spotAt(shared.doc, was['head']);
  if (anchor?.element._item?.deleted !== true && head?.element._item?.deleted !== true) return null;
  if (!(selection instanceof TextSelection) || anchor === null || head === null) return null;
  const [from, to] = [heldAt(anchor, selection.$anchor), heldAt(head, selection.$head)];
  return from === null || to === null ? null : { anchor: from, head: to };
}

/** A block and the last unit before a place in it. */
type Spot = { readonly element: Y.XmlElement; readonly last: Y.Item | null; readonly lastAt: number };

/** Where a position lies. Has to be asked before what was deleted is collected. */
function spotAt(doc: Y.Doc, position: unknown): Spot | null {
  if (!(position instanceof Y.RelativePosition)) return null;
  const id = position.item ?? position.type;
  const item = id === null ? null : itemWith(doc, id);
  if (id === null || item === null) return null;
  if (position.item !== null && position.assoc < 0) return spotBehind(item.parent, item, id.clock - item.id.clock);
  if (position.item !== null) return spotBehind(item.parent, item.left);
  const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlText) return spotBehind(type.parent, item.left);
  return type instanceof Y.XmlElement ? spotBehind(type, lastOf(type)) : null;
}

function spotBehind(holder: unknown, last: Y.Item | null, lastAt = (last?.length ?? 1) - 1): Spot | null {
  const element: unknown = holder instanceof Y.XmlText ? holder.parent : holder;
  return element instanceof Y.XmlElement ? { element, last, lastAt } : null;
}

function itemWith(doc: Y.Doc, id: Y.ID): Y.Item | null {
  if (id.clock >= Y.getState(doc.store, id.client)) return null;
  const item: unknown = Y.getItem(doc.store, id);
  return item instanceof Y.Item ? item : null;
}

function heldAt({ element, last, lastAt }: Spot, $pos: Selection['$head']): Held | null {
  const id: unknown = $pos.parent.attrs['id'];
  if (typeof id !== 'string') return null;
  const before: PieceId[] = [];
  const add = (item: Y.Item, at: number) => {
    for (let each = at; each >= 0; each -= 1) before.push({ client: item.id.client, clock: item.id.clock + each });
  };
  let item: Y.Item | null = last;
  let at = lastAt;
  while (item !== null) {
    const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
    if (type instanceof Y.XmlText) {
      for (let inner = lastOf(type); inner !== null; inner = inner.left) add(inner, inner.length - 1);
    } else if (item.countable) add(item, at);
    const holder: unknown = item.parent;
    const isFirst = item.left === null && holder instanceof Y.XmlText && holder.parent === element;
    item = isFirst ? (holder._item?.left ?? null) : item.left;
    at = (item?.length ?? 1) - 1;
  }
  return { before, id, offset: $pos.parentOffset };
}

function lastOf(text: Y.XmlText | Y.XmlElement): Y.Item | null {
  let last = text._start;
  while (last?.right) last = last.right;
  return last;
}

/** Where it is now: behind the nearest piece that is known to stand in the new block, else at its offset in it. */
function placeOf(
  doc: ProseMirrorNode,
  shared: Shared,
  { before, id, offset }: Held,
  pairs: ReadonlyMap<string, PieceId>,
): number | null {
  for (const piece of before) {
    let name = pairs.get(keyOf(piece));
    if (name === undefined) continue;
    for (let next = name as PieceId | undefined; next !== undefined; next = pairs.get(keyOf(next))) name = next;
    const position = new Y.RelativePosition(null, null, Y.createID(name.client, name.clock), -1);
    const at = relativePositionToAbsolutePosition(shared.doc, shared.type, position, shared.binding.mapping);
    if (at !== null && at <= doc.content.size) return at;
  }
  const block = placeOfId(doc, id);
  const node = block === null ? null : doc.nodeAt(block);
  if (block === null || node === null) return null;
  return block + 1 + Math.min(offset, node.content.size);
}

function placeOfId(doc: ProseMirrorNode, id: string): number | null {
  let place: number | null = null;
  doc.descendants((node, pos) => {
    if (place === null && node.attrs['id'] === id) place = pos;
    return place === null && !node.inlineContent;
  });
  return place;
}
