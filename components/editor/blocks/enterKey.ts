import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { emptyBlock, insertAt, isBare, isBlank, removeBlock, usualBlock } from './blockEdits.ts';

/**
 * What Enter does in the blocks that are more than text; null where the ordinary Enter is right.
 * A selection that is not empty is left to the ordinary one.
 */
export function enter(state: EditorState): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $from } = selection;
  switch ($from.parent.type.name) {
    case 'title':
      return toNextText(state, $from.after());
    case 'sectionHeading':
      return afterHeading(state);
    case 'statement':
      return inStatement(state);
    case 'basis':
      return newJudgmentAfter(state);
    case 'paragraph':
      return inRecommendation(state);
    default:
      return null;
  }
}

/** To the next text; a paragraph is made where there is none. */
function toNextText(state: EditorState, pos: number): Transaction {
  const next = Selection.findFrom(state.doc.resolve(pos), 1, true);
  if (next !== null) return state.tr.setSelection(next).scrollIntoView();
  return insertAt(state.tr, pos, emptyBlock(state.schema, 'paragraph'));
}

function afterHeading(state: EditorState): Transaction {
  const { $from } = state.selection;
  const after = $from.after();
  const next = state.doc.resolve(after).nodeAfter;
  if (next !== null && isBlank(next)) return toNextText(state, after);
  const section = $from.node(-1);
  return insertAt(state.tr, after, emptyBlock(state.schema, usualBlock(section.attrs.kind)));
}

/** At the end to the basis; within the sentence, the rest becomes a judgment of its own. */
function inStatement(state: EditorState): Transaction | null {
  const { $from } = state.selection;
  const judgment = $from.node(-1);
  if (judgment.type.name !== 'judgment') return null;
  if (isBlank(judgment)) return newJudgmentAfter(state);
  if ($from.parentOffset < $from.parent.content.size) {
    if ($from.parentOffset === 0) return newJudgmentBefore(state);
    return splitJudgment(state);
  }
  const index = $from.index(-1);
  const next = index + 1 < judgment.childCount ? judgment.child(index + 1) : null;
  if (next !== null) return state.tr.setSelection(TextSelection.create(state.doc, $from.after() + 1)).scrollIntoView();
  return insertAt(state.tr, $from.after(), part(state, 'basis'));
}

function newJudgmentAfter(state: EditorState): Transaction {
  return insertAt(state.tr, state.selection.$from.after(-1), emptyBlock(state.schema, 'judgment'));
}

function newJudgmentBefore(state: EditorState): Transaction {
  const { $from } = state.selection;
  return state.tr.insert($from.before(-1), emptyBlock(state.schema, 'judgment')).scrollIntoView();
}

function splitJudgment(state: EditorState): Transaction {
  const { $from } = state.selection;
  const rest = $from.parent.content.cut($from.parentOffset);
  const judgment = emptyBlock(state.schema, 'judgment');
  const filled = judgment.copy(Fragment.from([part(state, 'statement', rest), part(state, 'basis')]));
  const tr = state.tr.delete($from.pos, $from.end());
  return insertAt(tr, tr.mapping.map($from.after(-1)), filled);
}

function part(state: EditorState, name: 'statement' | 'basis', content?: Fragment): ProseMirrorNode {
  const type = state.schema.nodes[name];
  if (type === undefined) throw new Error(`the schema lacks ${name}`);
  return type.create(null, content);
}

/** An empty paragraph at the end of a recommendation leaves it: for the next one, or, from an empty one, altogether. */
function inRecommendation(state: EditorState): Transaction | null {
  const { $from } = state.selection;
  if ($from.depth < 2) return null;
  const recommendation = $from.node(-1);
  if (recommendation.type.name !== 'recommendation' || $from.parent.content.size > 0) return null;
  if ($from.index(-1) !== recommendation.childCount - 1) return null;
  if (recommendation.childCount === 1) {
    const pos = $from.before(-1);
    const tr = state.tr.delete(pos, pos + recommendation.nodeSize);
    return insertAt(tr, pos, emptyBlock(state.schema, 'paragraph'));
  }
  const after = $from.after(-1);
  const tr = state.tr.delete($from.before(), $from.after());
  return insertAt(tr, tr.mapping.map(after), emptyBlock(state.schema, 'recommendation'));
}

/** What Backspace does at the start of a block that is more than text; null where the ordinary one is right. */
export function backspace(state: EditorState): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty || selection.$from.parentOffset > 0) return null;
  const { $from } = selection;
  const name = $from.parent.type.name;
  if (name === 'basis') return toTextBefore(state, $from.before());
  if (name === 'statement') {
    const judgment = $from.node(-1);
    return isBare(judgment) ? removeBlock(state.tr, $from.before(-1), judgment) : toTextBefore(state, $from.before());
  }
  const around = $from.depth > 1 ? $from.node(-1) : null;
  if (around !== null && ['recommendation', 'evidence'].includes(around.type.name) && isBare(around))
    return removeBlock(state.tr, $from.before(-1), around);
  if (name !== 'paragraph' || (around !== null && around.type.name !== 'section')) return null;
  const before = state.doc.resolve($from.before()).nodeBefore;
  const isEdge = before !== null && ['title', 'section', 'sectionHeading', 'judgment'].includes(before.type.name);
  if (!isEdge) return null;
  return $from.parent.content.size === 0
    ? removeBlock(state.tr, $from.before(), $from.parent)
    : toTextBefore(state, $from.before());
}

/** The caret goes back over an edge that text must not cross. Nothing is changed. */
function toTextBefore(state: EditorState, pos: number): Transaction {
  const before = Selection.findFrom(state.doc.resolve(pos), -1, true);
  return before === null ? state.tr : state.tr.setSelection(before).scrollIntoView();
}
