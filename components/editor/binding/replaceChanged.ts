import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AttrStep, ReplaceStep, type Step } from '@tiptap/pm/transform';

/**
 * Makes `after` of the transaction's document by steps that touch no more than what differs: letters, attributes, whole
 * blocks only where others came or went. What is one object in both is not looked into, so the cost is that of the
 * changed blocks and of the rows they stand in, not of the document.
 */
export function replaceChanged(tr: Transaction, after: Fragment): void {
  const steps: Step[] = [];
  compareContent(tr.doc, after, 0, steps);
  // From the end, so that the places of those before stay right.
  for (const step of steps.toReversed()) tr.step(step);
}

/** Collects, in the document's order, the steps that make `after` of what `before` holds from `start` on. */
function compareContent(before: ProseMirrorNode, after: Fragment, start: number, steps: Step[]): void {
  if (before.inlineContent) compareLetters(before.content, after, start, steps);
  else compareBlocks(before.content, after, start, steps);
}

function compareBlocks(before: Fragment, after: Fragment, start: number, steps: Step[]): void {
  const { from, toBefore, toAfter } = differing(before, after);
  const gone = before.content.slice(from, toBefore);
  const come = after.content.slice(from, toAfter);
  let at = before.content.slice(0, from).reduce((pos, node) => pos + node.nodeSize, start);
  if (gone.length !== come.length) {
    const end = gone.reduce((pos, node) => pos + node.nodeSize, at);
    steps.push(new ReplaceStep(at, end, new Slice(Fragment.from(come), 0, 0)));
    return;
  }
  for (const [index, old] of gone.entries()) {
    const now = come[index];
    if (now !== undefined && now !== old) compareNodes(old, now, at, steps);
    at += old.nodeSize;
  }
}

/** The children that are not the same object in both, between those at both ends that are. */
function differing(before: Fragment, after: Fragment): { from: number; toBefore: number; toAfter: number } {
  const shared = Math.min(before.childCount, after.childCount);
  let from = 0;
  while (from < shared && before.child(from) === after.child(from)) from += 1;
  let toBefore = before.childCount;
  let toAfter = after.childCount;
  while (toBefore > from && toAfter > from && before.child(toBefore - 1) === after.child(toAfter - 1)) {
    toBefore -= 1;
    toAfter -= 1;
  }
  return { from, toBefore, toAfter };
}

function compareNodes(before: ProseMirrorNode, after: ProseMirrorNode, at: number, steps: Step[]): void {
  if (before.type !== after.type || before.isAtom) {
    steps.push(new ReplaceStep(at, at + before.nodeSize, new Slice(Fragment.from(after), 0, 0)));
    return;
  }
  if (before.attrs !== after.attrs) {
    for (const [name, value] of Object.entries(after.attrs)) {
      if (before.attrs[name] !== value) steps.push(new AttrStep(at, name, value));
    }
  }
  compareContent(before, after.content, at + 1, steps);
}

/** Within a line of text, from the first letter that differs to the last. */
function compareLetters(before: Fragment, after: Fragment, start: number, steps: Step[]): void {
  const from = before.findDiffStart(after);
  const ends = from === null ? null : before.findDiffEnd(after);
  if (from === null || ends === null) return;
  // Where a letter was doubled, what is alike from the left and from the right overlaps.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const slice = new Slice(after.cut(from, ends.b + overlap), 0, 0);
  steps.push(new ReplaceStep(start + from, start + ends.a + overlap, slice));
}
