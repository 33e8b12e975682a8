import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { isLabelledKind } from '../../../lib/document/labelPrefixes.ts';

/** A block of the argument where it stands now. */
export type ArgumentBlock = { readonly id: string; readonly pos: number; readonly node: ProseMirrorNode };

/** The numbered block around the selection. */
export function argumentBlockAt(state: EditorState): ArgumentBlock | null {
  const { $from } = state.selection;
  for (let depth = Math.min($from.depth, 2); depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const id: unknown = node.attrs.id;
    if (isLabelledKind(node.type.name) && typeof id === 'string') return { id, pos: $from.before(depth), node };
  }
  return null;
}

/** The blocks with these ids. They stand in the root or in a section, so no text is walked; of two with one id the first. */
export function argumentBlocks(doc: ProseMirrorNode, ids: ReadonlySet<string>): ReadonlyMap<string, ArgumentBlock> {
  const found = new Map<string, ArgumentBlock>();
  const visit = (node: ProseMirrorNode, pos: number) => {
    const id: unknown = node.attrs.id;
    if (typeof id === 'string' && ids.has(id) && !found.has(id)) found.set(id, { id, pos, node });
  };
  doc.forEach((child, offset) => {
    if (found.size === ids.size) return;
    visit(child, offset);
    if (child.type.name === 'section') child.forEach((inner, place) => visit(inner, offset + 1 + place));
  });
  return found;
}

/** The block with this id. */
export function argumentBlock(doc: ProseMirrorNode, id: string): ArgumentBlock | null {
  return argumentBlocks(doc, new Set([id])).get(id) ?? null;
}
