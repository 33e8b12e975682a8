import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { sourceFactsOf } from '../../../lib/document/sourceFacts.ts';
import { sourceRegister } from '../../../lib/domain/sources/sourceRegister.ts';
import { sourceSummary } from '../../../lib/domain/sources/sourceSummary.ts';
import { notify } from '../../ui/notify.tsx';
import { argumentStoreOf } from '../argument/argumentStore.ts';
import { newBlockId } from '../binding/newBlockId.ts';
import { blockNumbersKey } from '../blocks/blockNumbers.ts';
import { recallOf, recallsIn } from './recallState.ts';
import { writeSummary } from './sourceEdits.ts';

const sourcesOf = (state: EditorState) =>
  (blockNumbersKey.getState(state)?.blocks ?? []).filter(({ node }) => node.type.name === 'source');

/** Whether the paper has a source to speak of. */
export function hasSources(state: EditorState): boolean {
  return sourcesOf(state).length > 0;
}

/** What the figures say of the paper's sources as they are now; null where it has none. */
function summaryOf(state: EditorState): string | null {
  const argument = argumentStoreOf(state)?.readNow(state);
  if (argument === undefined) return null;
  const facts = sourcesOf(state).flatMap(({ node, label }) => sourceFactsOf(node.toJSON() as NodeJson, label) ?? []);
  const { records } = recallsIn(state);
  const rows = sourceRegister(facts, argument, ({ record }) => recallOf(records, record) !== null);
  return sourceSummary(rows, argument);
}

/**
 * Begins the source summary and says so: what the figures tell, with what the author has to complete in brackets.
 *
 * @returns id of the paragraph, also of one that waits to be completed already; null where there is nothing to sum up.
 */
export function beginSummary(editor: Editor): string | null {
  const text = editor.isEditable && !editor.isDestroyed ? summaryOf(editor.state) : null;
  if (text === null) return null;
  const { tr, blockId } = writeSummary(editor.state, text, newBlockId);
  if (tr !== null) editor.view.dispatch(tr);
  notify({
    tone: 'info',
    text:
      tr === null
        ? 'A source summary waits to be completed already.'
        : 'The source summary is begun. Complete what stands in brackets.',
  });
  return blockId;
}
