import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Blocks that text may hold around it: pasting them makes paragraphs, lists and the like. */
const flowing = new Set(['paragraph', 'heading']);
/** Blocks that are more than words. */
const plain = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'text',
  'hardBreak',
]);

/** Whether the caret is in a part of a block that holds one text: a statement, a title, a caption. */
export function isTextOnlyPlace({ selection }: EditorState): boolean {
  const { $from, $to } = selection;
  return (
    selection instanceof TextSelection &&
    $from.sameParent($to) &&
    $from.parent.inlineContent &&
    !flowing.has($from.parent.type.name)
  );
}

/** Pastes as words into the one text the caret is in: what were several blocks is one line. */
export function pasteText(view: EditorView, slice: Slice): boolean {
  const { schema, selection } = view.state;
  const inline: ProseMirrorNode[] = [];
  const gather = (content: Fragment) =>
    content.forEach((node) => {
      if (node.isInline) inline.push(node);
      else {
        if (node.isTextblock && inline.length > 0 && node.content.size > 0) inline.push(schema.text(' '));
        gather(node.content);
      }
    });
  gather(slice.content);
  const kind = selection.$from.parent.type.name;
  const isSentence = kind === 'statement';
  const fitting = inline
    .filter(({ type }) => isSentence || type.name !== 'likelihoodTerm')
    .map((node) => (node.type.name === 'hardBreak' && kind !== 'basis' ? schema.text(' ') : node));
  view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.from(fitting), 0, 0)).scrollIntoView());
  return true;
}

/** Whole blocks of other kinds than text do not go into a sentence: they are put after the block it stands in. */
export function pasteBeside(view: EditorView, slice: Slice): boolean {
  const isBlocks = slice.openStart === 0 && slice.content.content.some(({ type }) => !plain.has(type.name));
  if (!isBlocks) return false;
  const { $from } = view.state.selection;
  const depth = $from.depth > 1 && $from.node(1).type.name === 'section' ? 2 : 1;
  const holder = $from.node(depth - 1);
  const fits = slice.content.content.every(({ type }) => holder.type.contentMatch.matchType(type) !== null);
  if (!fits) return false;
  const after = $from.after(depth);
  const tr = view.state.tr.insert(after, slice.content);
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1), 1)).scrollIntoView());
  return true;
}
