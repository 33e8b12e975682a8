import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { printedOf } from '../../../lib/document/checkedPaperOf.ts';
import { settingsIn } from '../blocks/paperSettings.ts';
import type { Piece } from './Scratch.ts';

/** A text block that has an id, and where it stands. */
export type TextBlock = { readonly id: string; readonly node: ProseMirrorNode; readonly pos: number };

/** The text block around a place, or the next one after it; null where there is none with an id. */
export function textBlockAt(state: EditorState, pos: number): TextBlock | null {
  const $pos = state.doc.resolve(Math.min(pos, state.doc.content.size));
  return $pos.parent.isTextblock ? asBlock($pos.parent, $pos.before()) : neighbour(state, pos, 1);
}

/** The text block with an id; `near` is where it was last. */
export function textBlockOf(state: EditorState, id: string, near: number | null = null): TextBlock | null {
  const there = near === null || near >= state.doc.content.size ? null : state.doc.nodeAt(near);
  if (there !== null && there.isTextblock && there.attrs['id'] === id) return { id, node: there, pos: near ?? 0 };
  let found: TextBlock | null = null;
  state.doc.descendants((node, pos) => {
    if (found === null && node.isTextblock && node.attrs['id'] === id) found = { id, node, pos };
    return found === null && !node.isTextblock;
  });
  return found;
}

/** The next text block with words before or after a place. */
export function neighbour(state: EditorState, pos: number, way: 1 | -1): TextBlock | null {
  const { doc } = state;
  let found: TextBlock | null = null;
  const look = (node: ProseMirrorNode, at: number): boolean => {
    const counts = node.isTextblock && node.content.size > 0 && (way === 1 ? at >= pos && found === null : at < pos);
    if (counts) found = asBlock(node, at) ?? found;
    return !node.isTextblock;
  };
  if (way === 1) doc.nodesBetween(Math.min(pos, doc.content.size), doc.content.size, look);
  else doc.nodesBetween(0, Math.max(0, Math.min(pos, doc.content.size)), look);
  return found;
}

/** A text block as it is printed, token by token; joined, the same words that threads are anchored to. */
export function piecesOf(state: EditorState, { node, pos }: TextBlock): readonly Piece[] {
  const { paper, scale } = settingsIn(state);
  const reading = { scale, wording: paper.wording, ranges: paper.ranges };
  const termId = likelihoodAround(state, pos);
  const pieces: Piece[] = [];
  let before = '';
  node.forEach((child) => {
    const printed = printedOf(child.toJSON() as NodeJson, termId, reading, before);
    before += printed;
    pieces.push(child.isText ? { text: printed, looks: child.marks.map(({ type }) => type.name) } : { token: printed });
  });
  return pieces;
}

function likelihoodAround(state: EditorState, pos: number): string | null {
  const $pos = state.doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const { type, attrs } = $pos.node(depth);
    const likelihood: unknown = attrs['likelihood'];
    if (type.name === 'judgment' || type.name === 'alternative')
      return typeof likelihood === 'string' ? likelihood : null;
  }
  return null;
}

function asBlock(node: ProseMirrorNode, pos: number): TextBlock | null {
  const id: unknown = node.attrs['id'];
  return typeof id === 'string' && id !== '' ? { id, node, pos } : null;
}
