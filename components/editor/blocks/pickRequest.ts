import type { EditorView } from '@tiptap/pm/view';
import { numberedBlockAt, numberedBlocks, type NumberedBlock } from './blockNumbers.ts';
import type { JudgmentField } from './judgmentFields.ts';

/** A picker that was asked for: whose field, what it holds, where it opens, and where the keyboard goes afterwards. */
export type PickRequest = {
  readonly field: JudgmentField;
  readonly blockId: string | null;
  readonly label: string;
  readonly value: string | null;
  readonly statement: string;
  readonly anchor: HTMLElement;
  readonly returnTo: 'text' | 'control';
};

/** From a judgment's own control; null where nothing may be changed now. */
export function pickAtControl(
  view: EditorView,
  pos: number,
  field: JudgmentField,
  anchor: HTMLElement,
): PickRequest | null {
  const block = view.editable ? numberedBlocks(view.state.doc).find((each) => each.pos === pos) : undefined;
  return block === undefined ? null : requestFor(block, field, anchor, 'control');
}

/** From the keyboard, for the judgment the caret is in; null where it is in none. */
export function pickAtCaret(view: EditorView, field: JudgmentField): PickRequest | null {
  const block = view.editable ? numberedBlockAt(view.state) : undefined;
  if (block === undefined || block.node.type.name !== 'judgment') return null;
  const dom = view.nodeDOM(block.pos);
  const anchor = dom instanceof HTMLElement ? dom.querySelector(`[data-field=${field}]`) : null;
  return anchor instanceof HTMLElement ? requestFor(block, field, anchor, 'text') : null;
}

function requestFor(
  { node, label }: NumberedBlock,
  field: JudgmentField,
  anchor: HTMLElement,
  returnTo: PickRequest['returnTo'],
): PickRequest {
  const { id } = node.attrs as { readonly id?: unknown };
  const value: unknown = node.attrs[field];
  return {
    field,
    blockId: typeof id === 'string' ? id : null,
    label,
    value: typeof value === 'string' ? value : null,
    statement: node.firstChild?.textContent ?? '',
    anchor,
    returnTo,
  };
}
