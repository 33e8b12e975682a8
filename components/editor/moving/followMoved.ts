import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

type Spot = { readonly id: string; readonly offset: number };
type Wanted = { readonly anchor: Spot; readonly head: Spot };

/**
 * The caret goes along when its block is moved, by oneself or by somebody else, and stays where it was in the text. The
 * shared document knows only that the old block is gone.
 */
export function followMoved(): Plugin {
  let wanted: Wanted | null = null;
  return new Plugin({
    key: new PluginKey('followMoved'),
    appendTransaction: (transactions, before, after) => {
      const isShared = transactions.some((tr) => tr.docChanged && tr.getMeta(ySyncPluginKey) !== undefined);
      if (!isShared) {
        if (transactions.some((tr) => tr.docChanged || tr.selectionSet)) wanted = null;
        return null;
      }
      if (wanted === null) {
        const was = spotsOf(before);
        const is = spotsOf(after);
        if (was === null || (is?.anchor.id === was.anchor.id && is.head.id === was.head.id)) return null;
        wanted = was;
        // What one wrote in the block comes after it, in a change of its own; then it is over.
        queueMicrotask(() => (wanted = null));
      }
      const anchor = placeOfSpot(after.doc, wanted.anchor);
      const head = placeOfSpot(after.doc, wanted.head);
      if (anchor === null || head === null) return null;
      return after.tr.setSelection(TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head)));
    },
  });
}

function spotsOf({ selection }: EditorState): Wanted | null {
  if (!(selection instanceof TextSelection)) return null;
  const anchor = spotOf(selection.$anchor);
  const head = spotOf(selection.$head);
  return anchor === null || head === null ? null : { anchor, head };
}

function spotOf($pos: TextSelection['$head']): Spot | null {
  const id: unknown = $pos.parent.attrs['id'];
  return typeof id === 'string' ? { id, offset: $pos.parentOffset } : null;
}

function placeOfSpot(doc: ProseMirrorNode, { id, offset }: Spot): number | null {
  let place: number | null = null;
  doc.descendants((node, pos) => {
    if (place !== null) return false;
    if (node.inlineContent && node.attrs['id'] === id) place = pos + 1 + Math.min(offset, node.content.size);
    return !node.inlineContent;
  });
  return place;
}
