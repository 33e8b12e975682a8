import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { BlockPlace } from './blockPlaces.ts';
import type { MovedBlocks } from './MovedBlocks.ts';
import { UndoMoves } from './undoMoves.ts';

type Moves = { undo: UndoMoves | null };
const movesKey = new PluginKey<Moves>('blockMoves');

/** Lets blocks of this editor be moved. Stands after the shared document's own plugins, whose undo it extends. */
export function blockMoves(moved: MovedBlocks): Plugin<Moves> {
  return new Plugin<Moves>({
    key: movesKey,
    state: { init: () => ({ undo: null }), apply: (_tr, value) => value },
    view: (view) => {
      const moves = movesKey.getState(view.state);
      const shared = yUndoPluginKey.getState(view.state) as { readonly undoManager?: Y.UndoManager } | undefined;
      const undo = shared?.undoManager === undefined ? null : new UndoMoves(moved, shared.undoManager);
      if (moves !== undefined) moves.undo = undo;
      return { destroy: () => undo?.destroy() };
    },
  });
}

/** A block that can be moved: it stands in the draft itself or in a section. */
export type StandingNode = {
  readonly node: ProseMirrorNode;
  readonly pos: number;
  readonly section: ProseMirrorNode | null;
};

const fixed = new Set(['title', 'sectionHeading', 'relation']);

/** The movable blocks, sections and what stands in them, in order. */
export function standingNodes(doc: ProseMirrorNode): StandingNode[] {
  const all: StandingNode[] = [];
  doc.forEach((node, pos) => {
    if (!fixed.has(node.type.name)) all.push({ node, pos, section: null });
    if (node.type.name !== 'section') return;
    node.forEach((inner, offset) => {
      if (!fixed.has(inner.type.name)) all.push({ node: inner, pos: pos + 1 + offset, section: node });
    });
  });
  return all;
}

/** The movable block around the caret: of a section its heading stands for it. */
export function standingAt({ doc, selection }: EditorState): StandingNode | null {
  const { $from } = selection;
  const around = standingNodes(doc).filter(({ node, pos }) => pos <= $from.pos && $from.pos < pos + node.nodeSize);
  return around.at(-1) ?? null;
}

const idOf = (node: ProseMirrorNode | null): string | null => {
  const id: unknown = node?.attrs['id'];
  return typeof id === 'string' ? id : null;
};

/**
 * Moves a block (or section) to another place, with its id and all in it, while others go on typing in it. One step of
 * undo. The caret stays in its text.
 *
 * @returns false where there is no such block or place, it stands there already, or this page may not write.
 */
export function moveBlock(view: EditorView, id: string, place: BlockPlace): boolean {
  if (!view.editable) return false;
  return movesKey.getState(view.state)?.undo?.move(id, place) ?? false;
}

/** Moves the block around the caret (or the one with `id`) over the one before it, into the section before where it is the first. */
export function moveUp(view: EditorView, id?: string): boolean {
  return moveBy(view, -1, id);
}

/** The same downwards. */
export function moveDown(view: EditorView, id?: string): boolean {
  return moveBy(view, 1, id);
}

function moveBy(view: EditorView, step: -1 | 1, id?: string): boolean {
  const all = standingNodes(view.state.doc);
  const block = id === undefined ? standingAt(view.state) : (all.find(({ node }) => idOf(node) === id) ?? null);
  const own = idOf(block?.node ?? null);
  if (block === null || own === null) return false;
  const siblings = all.filter(({ section }) => section === block.section);
  const beside = siblings[siblings.findIndex(({ pos }) => pos === block.pos) + step];
  const besideId = idOf(beside?.node ?? null);
  if (besideId !== null) return moveBlock(view, own, step < 0 ? { before: besideId } : { after: besideId });
  if (block.section === null) return false;
  const sections = all.filter(({ node }) => node.type.name === 'section');
  const next = sections[sections.findIndex(({ node }) => node === block.section) + step];
  const nextId = idOf(next?.node ?? null);
  if (next === undefined || nextId === null) return false;
  const first = all.find(({ section }) => section === next.node);
  const firstId = idOf(first?.node ?? null);
  if (step > 0 && firstId !== null) return moveBlock(view, own, { before: firstId });
  return moveBlock(view, own, { atEndOf: nextId });
}

/** Puts a copy of a block after it. Its parts get fresh ids; what it rests on and cites stays linked. */
export function duplicateBlock(view: EditorView, id: string): boolean {
  const block = standingNodes(view.state.doc).find(({ node }) => idOf(node) === id);
  if (block === undefined || !view.editable) return false;
  const after = block.pos + block.node.nodeSize;
  const tr = view.state.tr.insert(after, withoutIds(block.node));
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1), 1)).scrollIntoView());
  return true;
}

/** Takes a block out of the draft. Links to it show as broken until undo brings it back. */
export function deleteBlock(view: EditorView, id: string): boolean {
  const block = standingNodes(view.state.doc).find(({ node }) => idOf(node) === id);
  if (block === undefined || !view.editable) return false;
  const tr = view.state.tr.delete(block.pos, block.pos + block.node.nodeSize);
  view.dispatch(
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(block.pos, tr.doc.content.size)), -1)).scrollIntoView(),
  );
  return true;
}

/** A block without ids: it gets fresh ones when it enters the draft. */
export function withoutIds(node: ProseMirrorNode): ProseMirrorNode {
  if (node.isText) return node;
  const children: ProseMirrorNode[] = [];
  node.forEach((child) => children.push(withoutIds(child)));
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs;
  return node.type.create(attrs, Fragment.from(children), node.marks);
}
