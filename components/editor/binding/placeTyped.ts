import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';
import * as Y from 'yjs';

/** What was typed or deleted at a caret: `insert` and `remove` at `index`, UTF-16 units; one of them is nothing. */
export type TextEdit = { readonly index: number; readonly insert: string; readonly remove: number };

/**
 * How `before` became `after` by one edit that left the caret at `caret`; null where one edit there does not explain it.
 * Comparing the texts alone cannot tell where one of two equal letters was typed: the caret can.
 */
export function editAtCaret(before: string, after: string, caret: number): TextEdit | null {
  const grown = after.length - before.length;
  if (grown > 0) {
    const index = caret - grown;
    if (index < 0 || before !== after.slice(0, index) + after.slice(caret)) return null;
    return { index, insert: after.slice(index, caret), remove: 0 };
  }
  if (grown === 0 || after !== before.slice(0, caret) + before.slice(caret - grown)) return null;
  return { index: caret, insert: '', remove: -grown };
}

/** Which node of the editor each part of the shared document stands for, as the binding keeps it. */
export type Mapping = Map<unknown, ProseMirrorNode | readonly ProseMirrorNode[]>;
type Level = { readonly part: Y.XmlElement; readonly node: ProseMirrorNode };

/**
 * Writes what was just typed into the shared text, at the caret, and takes note of it in the binding's mapping, so that
 * nothing is left to compare. Only where that is all that changed and nothing is formatted; the rest is the binding's.
 *
 * @returns whether it was written.
 */
export function placeTyped(root: Y.XmlFragment, mapping: Mapping, doc: ProseMirrorNode, selection: Selection): boolean {
  const { $from } = selection;
  if (!selection.empty || !$from.parent.inlineContent || $from.doc !== doc) return false;
  const way = wayTo(root, mapping, $from);
  const block = way?.at(-1);
  if (way === null || block === undefined || block.part.length !== 1) return false;
  const text: unknown = block.part.get(0);
  if (!(text instanceof Y.XmlText)) return false;
  const before = plainText(text);
  if (before === null || !isPlain($from.parent)) return false;
  const edit = editAtCaret(before, $from.parent.textContent, $from.parentOffset);
  if (edit === null || edit.remove === before.length) return false;
  if (edit.remove > 0) text.delete(edit.index, edit.remove);
  else text.insert(edit.index, edit.insert);
  for (const { part, node } of way) mapping.set(part, node);
  mapping.set(text, [...$from.parent.children]);
  return true;
}

/** The parts on the way down to the caret's block; null unless all beside the way is as the binding knows it. */
function wayTo(root: Y.XmlFragment, mapping: Mapping, $from: Selection['$from']): readonly Level[] | null {
  const way: Level[] = [];
  let at: Y.XmlFragment = root;
  for (let depth = 0; depth < $from.depth; depth += 1) {
    const around = $from.node(depth);
    const index = $from.index(depth);
    const parts: readonly unknown[] = at.toArray();
    if (parts.length !== around.childCount) return null;
    if (!around.children.every((child, each) => each === index || mapping.get(parts[each]) === child)) return null;
    const part = parts[index];
    const node = around.child(index);
    const known = mapping.get(part);
    if (!(part instanceof Y.XmlElement) || known === undefined || !('sameMarkup' in known)) return null;
    if (!known.sameMarkup(node)) return null;
    way.push({ part, node });
    at = part;
  }
  return way;
}

const isPlain = (block: ProseMirrorNode): boolean =>
  block.children.every((child) => child.isText && child.marks.length === 0);

/** Null where anything in it is more than text. */
function plainText(text: Y.XmlText): string | null {
  const runs = text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: object }[];
  if (!runs.every((run) => typeof run.insert === 'string' && run.attributes === undefined)) return null;
  return runs.map((run) => String(run.insert)).join('');
}
