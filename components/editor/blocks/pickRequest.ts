import type { EditorView } from '@tiptap/pm/view';
import type { BlockLink } from './blockLinks.ts';
import { numberedBlockAt } from './blockNumbers.ts';
import { fieldSpec } from './fields.ts';

/**
 * A picker that was asked for: where it opens, and where the keyboard goes afterwards.
 *
 * `field`: one field of a block. `more`: all its fields. `chip`: one of its links. `inline`: a footnote or a citation
 * in the text, whose place is asked for when something is written.
 */
export type PickRequest = {
  readonly anchor: HTMLElement;
  readonly returnTo: 'text' | 'control';
} & (
  | { readonly what: 'field'; readonly blockId: string; readonly field: string }
  | { readonly what: 'more'; readonly blockId: string }
  | { readonly what: 'chip'; readonly blockId: string; readonly link: BlockLink }
  | { readonly what: 'inline'; readonly at: () => number | undefined }
);

/** A picker for a field of the block that the caret is in; null where it has no such field, or may not be changed. */
export function pickAtCaret(view: EditorView, field: string): PickRequest | null {
  const block = view.editable ? numberedBlockAt(view.state) : undefined;
  if (block === undefined || fieldSpec(block.node.type.name, field) === undefined) return null;
  const id: unknown = block.node.attrs.id;
  const anchor = fieldControl(view, block.pos, field);
  return typeof id === 'string' && anchor !== null
    ? { what: 'field', blockId: id, field, anchor, returnTo: 'text' }
    : null;
}

/** The control of a block's field on the page; its menu, else its header, where the field is not shown. */
export function fieldControl(view: EditorView, pos: number, field: string): HTMLElement | null {
  const dom = view.nodeDOM(pos);
  if (!(dom instanceof HTMLElement)) return null;
  const control =
    dom.querySelector(`:scope > .hd [data-field="${field}"]`) ??
    dom.querySelector(':scope > .hd [data-field="more"]') ??
    dom;
  return control instanceof HTMLElement ? control : null;
}
