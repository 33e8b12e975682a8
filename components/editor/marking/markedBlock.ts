import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isLabelledKind } from '../../../lib/document/labelPrefixes.ts';
import { mayBearMark } from '../../../lib/document/portions.ts';
import { fieldControl, type PickRequest } from '../blocks/pickRequest.ts';

/**
 * The portion that the caret is in, as its mark is given: the numbered block around it, else the table, else the line.
 * In a table the whole bears the mark, as it is printed.
 */
export function portionAt(state: EditorState): { readonly node: ProseMirrorNode; readonly pos: number } | null {
  const { $from } = state.selection;
  let line: { node: ProseMirrorNode; pos: number } | null = null;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const found = { node, pos: $from.before(depth) };
    if (isLabelledKind(node.type.name) || node.type.name === 'table') return found;
    if (line === null && mayBearMark(node.type.name)) line = found;
  }
  return line;
}

/** The picker for the mark of a block. */
export function markRequest(
  view: EditorView,
  block: { readonly node: ProseMirrorNode; readonly pos: number },
  returnTo: PickRequest['returnTo'],
): PickRequest | null {
  const blockId: unknown = block.node.attrs.id;
  const anchor = fieldControl(view, block.pos, 'marking');
  return typeof blockId === 'string' && anchor !== null
    ? { what: 'field', blockId, field: 'marking', anchor, returnTo }
    : null;
}
