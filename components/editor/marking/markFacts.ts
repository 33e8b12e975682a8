import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isLabelledKind } from '../../../lib/document/labelPrefixes.ts';
import { ownMark } from '../../../lib/document/portions.ts';

/** The portion marks of a draft: each different one once, and how many portions bear none. */
export type MarkFacts = { readonly marks: readonly string[]; readonly unmarked: number };

/** Of a draft without marks. */
export const noMarks: MarkFacts = { marks: [], unmarked: 0 };
/** Nodes are never changed but replaced: what one says of marks is read once. */
const read = new WeakMap<ProseMirrorNode, MarkFacts>();

/** The facts of a node and all in it. Only what has been replaced since is walked. */
export function marksIn(node: ProseMirrorNode): MarkFacts {
  if (node.isText || (node.isInline && node.isLeaf)) return noMarks;
  const known = read.get(node);
  if (known !== undefined) return known;
  const own = ownMark(node.attrs);
  const marks = new Set(own === null ? [] : [own]);
  let unmarked = 0;
  if (!node.isTextblock) {
    node.forEach((child) => {
      const facts = marksIn(child);
      for (const mark of facts.marks) marks.add(mark);
      unmarked += facts.unmarked;
    });
  }
  if (own !== null) unmarked = 0;
  else if (isLabelledKind(node.type.name)) unmarked = 1;
  else if (node.isTextblock) unmarked = node.content.size > 0 ? 1 : 0;
  const facts = marks.size === 0 && unmarked === 0 ? noMarks : { marks: [...marks], unmarked };
  read.set(node, facts);
  return facts;
}

export const markFactsKey = new PluginKey<MarkFacts>('markFacts');

/**
 * Keeps the marks of the draft: one object until they change. Letters typed into a line cost nothing: a line that was
 * not empty before and is not now has the marks it had.
 */
export function markFacts(): Plugin<MarkFacts> {
  return new Plugin<MarkFacts>({
    key: markFactsKey,
    state: {
      init: (_config, state) => marksIn(state.doc),
      apply: (tr, before, old) => {
        if (!tr.docChanged || isTyping(tr, old)) return before;
        const now = marksIn(tr.doc);
        const isSame =
          now.unmarked === before.unmarked &&
          now.marks.length === before.marks.length &&
          now.marks.every((mark, at) => mark === before.marks[at]);
        return isSame ? before : now;
      },
    },
    props: {
      attributes: (state) => ({ class: marksNow(state).marks.length > 0 ? 'is-marked' : '' }),
    },
  });
}

/** The marks of an editor's draft now. */
export function marksNow(state: EditorState): MarkFacts {
  return markFactsKey.getState(state) ?? noMarks;
}

/** Whether a change is one step within one line of text that has words before and after it. */
function isTyping(tr: Transaction, old: EditorState): boolean {
  const [step] = tr.steps;
  if (step === undefined || tr.steps.length !== 1) return false;
  let isWithin = false;
  let ranges = 0;
  step.getMap().forEach((from, to, newFrom, newTo) => {
    ranges += 1;
    const [a, b] = [old.doc.resolve(from), tr.doc.resolve(newFrom)];
    isWithin =
      a.parent.isTextblock &&
      b.parent.isTextblock &&
      to <= a.end() &&
      newTo <= b.end() &&
      a.parent.attrs === b.parent.attrs &&
      a.parent.content.size > 0 === b.parent.content.size > 0;
  });
  return ranges === 1 && isWithin;
}
