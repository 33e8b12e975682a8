import type { EditorState, Transaction } from '@tiptap/pm/state';
import { emptyBlock, insertAt, usualBlock } from '../blocks/blockEdits.ts';

/** A new section after the one the caret is in, else at the end, with the block that usually stands in it. The caret is in its heading while that is empty. */
export function addSection(state: EditorState, kind: string, heading: string): Transaction | null {
  const { section, sectionHeading } = state.schema.nodes;
  if (section === undefined || sectionHeading === undefined) return null;
  const { $from } = state.selection;
  const isInSection = $from.depth > 0 && $from.node(1).type.name === 'section';
  const pos = isInSection ? $from.after(1) : state.doc.content.size;
  const made = section.create({ kind }, [
    sectionHeading.create(null, heading === '' ? null : state.schema.text(heading)),
    emptyBlock(state.schema, usualBlock(kind)),
  ]);
  return insertAt(state.tr, pos, made);
}
