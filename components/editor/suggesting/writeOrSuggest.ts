import type { Editor } from '@tiptap/react';
import type { Transaction } from '@tiptap/pm/state';
import { AttrStep } from '@tiptap/pm/transform';
import { suggestedFields } from '../../../lib/domain/threads/suggestion.ts';
import { suggestingOf } from './suggestingExtension.ts';

/** Whether fields of blocks can be set here now: in the draft, or as a suggestion. */
export function maySetFields(editor: Editor): boolean {
  return editor.isEditable || suggestingOf(editor.state)?.isOn === true;
}

/** Carries out the change of a block's field; in Suggesting it becomes a suggestion and the draft stays as it is. */
export function writeOrSuggest(editor: Editor, tr: Transaction | null): void {
  if (tr === null) return;
  if (editor.isEditable) {
    editor.view.dispatch(tr);
    return;
  }
  const desk = suggestingOf(editor.state);
  if (desk?.isOn !== true) return;
  const suggested = fieldOf(tr);
  desk.requests.ask(
    suggested === null
      ? { what: 'refuse', why: 'Likelihood, confidence and horizon can be suggested. Other fields are set in Editing.' }
      : { what: 'field', ...suggested },
  );
}

/** The first field that a transaction sets and that can be suggested. */
function fieldOf(tr: Transaction) {
  for (const [at, step] of tr.steps.entries()) {
    if (!(step instanceof AttrStep)) continue;
    const field = suggestedFields.find((each) => each === step.attr);
    const blockId: unknown = tr.docs[at]?.nodeAt(step.pos)?.attrs['id'];
    const value: unknown = step.value;
    if (field === undefined || typeof blockId !== 'string') continue;
    return { blockId, field, value: typeof value === 'string' ? value : null };
  }
  return null;
}
