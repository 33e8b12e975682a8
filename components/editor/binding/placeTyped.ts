import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import {
  areAlike,
  inlineParts,
  isRun,
  lettersIn,
  lettersOf,
  marksIn,
  marksOf,
  type InlinePart,
} from './inlineParts.ts';

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
 * nothing is left to compare. In a block with formatting and inline elements, into the run of text the caret stands in.
 * Only where that is all that changed; the rest is the binding's.
 *
 * @returns whether it was written.
 */
export function placeTyped(root: Y.XmlFragment, mapping: Mapping, doc: ProseMirrorNode, selection: Selection): boolean {
  const { $from } = selection;
  if (!selection.empty || !$from.parent.inlineContent || $from.doc !== doc) return false;
  const way = wayTo(root, mapping, $from);
  const block = way?.at(-1);
  if (way === null || block === undefined) return false;
  const place = runAtCaret(block.part, mapping, $from);
  if (place === null) return false;
  const { texts, run, caret } = place;
  const before = lettersOfAll(texts);
  if (before === null) return false;
  const edit = editAtCaret(before, lettersIn(run), caret);
  const at = edit === null ? null : textOf(texts, edit);
  if (edit === null || at === null || !sameMarks(texts, run, edit)) return false;
  if (edit.remove > 0) at.text.delete(at.index, edit.remove);
  else {
    const marks = marksIn(run)[edit.index] ?? {};
    at.text.insert(at.index, edit.insert, { ...marks });
  }
  for (const { part, node } of way) mapping.set(part, node);
  if (texts.length === 1) mapping.set(at.text, run);
  else for (const text of texts) mapping.delete(text);
  return true;
}

/** Of texts beside each other the one that an edit lies in: at the border the left one, where the caret belongs. */
function textOf(
  texts: readonly Y.XmlText[],
  { index, remove }: TextEdit,
): { readonly text: Y.XmlText; readonly index: number } | null {
  let start = 0;
  for (const text of texts) {
    const isIn = index >= start && index + remove <= start + text.length;
    if (isIn) return { text, index: index - start };
    start += text.length;
  }
  return null;
}

type RunAtCaret = {
  readonly texts: readonly Y.XmlText[];
  readonly run: readonly ProseMirrorNode[];
  readonly caret: number;
};

/**
 * The shared text that the caret stands in, the run as the editor has it, and the caret's offset in both. Null unless the
 * block's other parts are as the binding knows them. Between two runs, the one that is not as it was known.
 *
 * One run may be several texts: where two people begin to write in an empty block at once, each begins a text. They are
 * left apart. Made one, as the binding would, each of the two would write the other's letters anew. Likewise a text that
 * was emptied stays, for somebody else may be writing in it.
 */
function runAtCaret(block: Y.XmlElement, mapping: Mapping, $from: Selection['$from']): RunAtCaret | null {
  const groups = groupsOf(block.toArray());
  const written = inlineParts($from.parent);
  const parts: readonly InlinePart[] = written.length === 0 && groups.length === 1 ? [[]] : written;
  if (parts.length !== groups.length) return null;
  let found: RunAtCaret | null = null;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const group = groups[index] ?? [];
    const texts = group.filter((child) => child instanceof Y.XmlText);
    const size = isRun(part) ? lettersIn(part).length : part.nodeSize;
    if (!isKnown(mapping, group, part)) {
      const caret = $from.parentOffset - at;
      const mayBe = isRun(part) && texts.length > 0 && caret >= 0 && caret <= size;
      if (!mayBe || found !== null) return null;
      found = { texts, run: part, caret };
    }
    at += size;
  }
  return found;
}

/** The children of a block, neighbouring texts together. */
function groupsOf(children: readonly unknown[]): unknown[][] {
  const groups: unknown[][] = [];
  for (const child of children) {
    const last = groups.at(-1);
    if (child instanceof Y.XmlText && last?.[0] instanceof Y.XmlText) last.push(child);
    else groups.push([child]);
  }
  return groups;
}

function isKnown(mapping: Mapping, group: readonly unknown[], part: InlinePart): boolean {
  const [first] = group;
  if (group.length === 1) return isSame(mapping.get(first), part);
  const texts = group.filter((child) => child instanceof Y.XmlText);
  if (!isRun(part) || lettersOfAll(texts) !== lettersIn(part)) return false;
  const marks = marksIn(part);
  return texts.flatMap(marksOf).every((each, index) => areAlike(each, marks[index] ?? {}));
}

function lettersOfAll(texts: readonly Y.XmlText[]): string | null {
  let letters = '';
  for (const text of texts) {
    const own = lettersOf(text);
    if (own === null) return null;
    letters += own;
  }
  return letters;
}

function isSame(known: ProseMirrorNode | readonly ProseMirrorNode[] | undefined, part: InlinePart): boolean {
  if (known === part) return true;
  if (!Array.isArray(known) || !isRun(part) || known.length !== part.length) return false;
  return part.every((node, index) => known[index] === node);
}

/** Whether all letters but the typed ones are marked as they were, and the typed ones all alike. */
function sameMarks(
  texts: readonly Y.XmlText[],
  run: readonly ProseMirrorNode[],
  { index, insert, remove }: TextEdit,
): boolean {
  const before = texts.flatMap(marksOf);
  const after = marksIn(run);
  const typed = after.splice(index, insert.length);
  const [first] = typed;
  before.splice(index, remove);
  return (
    before.length === after.length &&
    before.every((marks, at) => areAlike(marks, after[at] ?? {})) &&
    (first === undefined || typed.every((marks) => areAlike(marks, first)))
  );
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
