import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { ArgumentRequest } from './ArgumentRequest.ts';
import { argumentStoreOf } from './argumentStore.ts';

/** Asks the tools on the page for something. False where the page has none. */
export function askArgument(state: EditorState, request: ArgumentRequest): boolean {
  return argumentStoreOf(state)?.requests.ask(request) ?? false;
}

/** Opens the picker of links of a block, at `anchor` or at the block itself. */
export function openLinkPicker(editor: Editor, blockId: string, anchor: HTMLElement | null = null): boolean {
  const returnTo = anchor === null ? 'text' : 'control';
  return askArgument(editor.state, { what: 'links', blockId, anchor, returnTo });
}

/** Opens the picker that puts a citation at the caret. */
export function openCitationPicker(editor: Editor): boolean {
  const { from, to, $from } = editor.state.selection;
  return $from.parent.inlineContent && askArgument(editor.state, { what: 'citation', from, to });
}

/** Opens the evidence map; of what `underId` rests on alone where it is given. */
export function openEvidenceMap(editor: Editor, underId: string | null = null): boolean {
  return askArgument(editor.state, { what: 'map', underId });
}
