import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { DraftWatch } from './draftWatch.ts';
import type { PickRequest } from './pickRequest.ts';

/** What a block's view asks of the page around it. */
export type BlockEnvironment = {
  readonly watch: DraftWatch;
  /** False for who only reads: fields are text then, not controls. */
  readonly mayWrite: boolean;
  /** Whether likelihood, confidence and horizon can be suggested now, by who may write as by who may not. */
  readonly maySuggest: (view: EditorView) => boolean;
  readonly assessmentId: string;
  readonly onPick: (request: PickRequest) => void;
  /** Opens the picker of links for a block; null where there is none. */
  readonly onLink: ((blockId: string, anchor: HTMLElement) => void) | null;
  /** Opens the dialog that changes the paper's scale; null where there is none. */
  readonly onChangeScale: (() => void) | null;
};

/** Brings a block into view, and the caret into its text where it can be written. */
export function jumpInView(view: EditorView, id: string): void {
  const block = view.dom.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (!(block instanceof HTMLElement)) return;
  block.scrollIntoView({ block: 'center' });
  if (view.editable) {
    const selection = TextSelection.near(view.state.doc.resolve(view.posAtDOM(block, 0)), 1);
    view.dispatch(view.state.tr.setSelection(selection));
    view.focus(); // not the element alone: what is typed next would come where the caret was before
    return;
  }
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
}
