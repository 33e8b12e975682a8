import type { Attrs, Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Plugin } from '@tiptap/pm/state';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';

/** A node of the draft's schema; strings become text. */
export function node(kind: string, attrs: Attrs, ...content: readonly (string | ProseMirrorNode)[]): ProseMirrorNode {
  const type = documentSchema.nodes[kind];
  if (type === undefined) throw new Error(`no such kind: ${kind}`);
  return type.create(
    attrs,
    content.map((each) => (typeof each === 'string' ? documentSchema.text(each) : each)),
  );
}

/** An editor's state over these blocks, the caret in the first text. */
export function stateOf(blocks: readonly ProseMirrorNode[], plugins: readonly Plugin[] = []): EditorState {
  const doc = documentSchema.node('doc', null, [...blocks]);
  return EditorState.create({ doc, plugins: [...plugins] });
}

/** The same state with the caret after `text` (its first place in the draft), or at the start of the n-th empty text block. */
export function caretAfter(state: EditorState, text: string): EditorState {
  let at: number | null = null;
  state.doc.descendants((each, pos) => {
    const found = each.isText ? (each.text ?? '').indexOf(text) : -1;
    if (at === null && found >= 0) at = pos + found + text.length;
  });
  if (at === null) throw new Error(`no such text: ${text}`);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}

/** The same state with the caret in the first empty text block of a kind. */
export function caretInEmpty(state: EditorState, kind: string): EditorState {
  let at: number | null = null;
  state.doc.descendants((each, pos) => {
    if (at === null && each.type.name === kind && each.content.size === 0) at = pos + 1;
  });
  if (at === null) throw new Error(`no empty ${kind}`);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}

/** The draft in a line per block, indented; the caret as `|`. */
export function drawn(state: EditorState): string {
  const lines: string[] = [];
  const { from } = state.selection;
  state.doc.descendants((each, pos) => {
    if (!each.isBlock) return;
    const depth = state.doc.resolve(pos).depth;
    const inside = each.isTextblock && from > pos && from < pos + each.nodeSize ? from - pos - 1 : null;
    const text = each.isTextblock ? each.textContent : '';
    const shown = inside === null ? text : `${text.slice(0, inside)}|${text.slice(inside)}`;
    lines.push(`${'  '.repeat(depth)}${each.type.name}${shown === '' ? '' : `: ${shown}`}`);
  });
  return lines.join('\n');
}
