import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';

type Range = { readonly from: number; readonly to: number };
/** `number` grows with each step of undo; `last` is the text that is being typed on, null after anything else. */
type Steps = { readonly number: number; readonly last: Range | null };

export const undoStepsKey = new PluginKey<Steps>('undoSteps');

/**
 * Says where one step of undo ends. The shared undo joins whatever follows within half a second, wherever it happens:
 * a likelihood chosen, a block made and the words before both would go with one key. Here only typing goes on joining,
 * and only where it left off. It has to stand before the shared document's own plugin, which writes the change down.
 */
export function undoSteps(): Plugin<Steps> {
  return new Plugin<Steps>({
    key: undoStepsKey,
    state: { init: () => ({ number: 0, last: null }), apply: (tr, steps) => stepsAfter(tr, steps) },
    view: () => ({
      update: (view, before) => {
        if (stepOf(view.state) === stepOf(before)) return;
        const shared = yUndoPluginKey.getState(view.state) as { undoManager?: { stopCapturing(): void } } | undefined;
        shared?.undoManager?.stopCapturing();
      },
    }),
  });
}

const stepOf = (state: EditorState): number => undoStepsKey.getState(state)?.number ?? 0;

/** What a transaction makes of the steps. Others' changes only move the place; what is appended belongs to what it follows. */
export function stepsAfter(tr: Transaction, steps: Steps): Steps {
  if (!tr.docChanged) return steps;
  const { number, last } = steps;
  const shared = tr.getMeta(ySyncPluginKey) as { readonly isUndoRedoOperation?: boolean } | undefined;
  if (shared?.isUndoRedoOperation === true) return { number, last: null };
  if (shared !== undefined) {
    return {
      number,
      last: last === null ? null : { from: tr.mapping.map(last.from, -1), to: tr.mapping.map(last.to) },
    };
  }
  if (tr.getMeta('appendedTransaction') !== undefined) return { number, last: null };
  const typed = typedIn(tr);
  if (typed === null) return { number: number + 1, last: null };
  const goesOn = last !== null && typed.old.from <= last.to && typed.old.to >= last.from;
  return { number: goesOn ? number : number + 1, last: typed.now };
}

/** Where a transaction typed or deleted inside one text, in positions before and after it; null for anything else. */
function typedIn(tr: Transaction): { readonly old: Range; readonly now: Range } | null {
  const [step] = tr.steps;
  const [doc] = tr.docs;
  if (tr.steps.length !== 1 || doc === undefined || !(step instanceof ReplaceStep)) return null;
  const { from, to, slice } = step;
  const isInline = slice.openStart === 0 && slice.openEnd === 0 && slice.content.firstChild?.isInline !== false;
  if (!isInline || !doc.resolve(from).sameParent(doc.resolve(to)) || !doc.resolve(from).parent.inlineContent)
    return null;
  return { old: { from, to }, now: { from, to: from + slice.size } };
}
