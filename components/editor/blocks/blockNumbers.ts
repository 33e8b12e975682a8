import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A judgment (J1, J2 ...) or recommendation (R1 ...) with its number, which is its place in the draft and never stored. */
export type NumberedBlock = { readonly label: string; readonly pos: number; readonly node: ProseMirrorNode };

type Numbers = { readonly blocks: readonly NumberedBlock[]; readonly decorations: DecorationSet };

export const blockNumbersKey = new PluginKey<Numbers>('blockNumbers');

const letters: Readonly<Record<string, string>> = { judgment: 'J', recommendation: 'R' };

/** Judgments and recommendations in reading order. They stand in the root or in a section, so no text is walked. */
export function numberedBlocks(doc: ProseMirrorNode): NumberedBlock[] {
  const counts: Record<string, number> = {};
  const blocks: NumberedBlock[] = [];
  const visit = (node: ProseMirrorNode, pos: number) => {
    const letter = letters[node.type.name];
    if (letter === undefined) return;
    counts[letter] = (counts[letter] ?? 0) + 1;
    blocks.push({ label: `${letter}${counts[letter]}`, pos, node });
  };
  doc.forEach((child, offset) => {
    visit(child, offset);
    if (child.type.name === 'section') child.forEach((inner, place) => visit(inner, offset + 1 + place));
  });
  return blocks;
}

/** The numbered block with this id, as the draft is now. */
export function findNumberedBlock(state: EditorState, id: string): NumberedBlock | undefined {
  return numberedBlocks(state.doc).find((block) => block.node.attrs.id === id);
}

/** The numbered block the selection is in, or undefined. */
export function numberedBlockAt(state: EditorState): NumberedBlock | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (letters[$from.node(depth).type.name] === undefined) continue;
    const pos = $from.before(depth);
    return numberedBlocks(state.doc).find((block) => block.pos === pos);
  }
  return undefined;
}

/** The number in a node view's decorations. */
export function labelOf(decorations: readonly Decoration[]): string | null {
  for (const decoration of decorations) {
    const { blockLabel } = decoration.spec as { readonly blockLabel?: string };
    if (blockLabel !== undefined) return blockLabel;
  }
  return null;
}

function decorate(doc: ProseMirrorNode, blocks: readonly NumberedBlock[]): DecorationSet {
  return DecorationSet.create(
    doc,
    blocks.map(({ pos, node, label }) => Decoration.node(pos, pos + node.nodeSize, {}, { blockLabel: label })),
  );
}

/** Numbers as decorations, which the node views draw. Rebuilt only when the row of blocks changed. */
export function blockNumbers(): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key: blockNumbersKey,
    state: {
      init: (_config, state) => {
        const blocks = numberedBlocks(state.doc);
        return { blocks, decorations: decorate(state.doc, blocks) };
      },
      apply: (tr, before) => {
        if (!tr.docChanged) return before;
        const blocks = numberedBlocks(tr.doc);
        const decorations = before.decorations.map(tr.mapping, tr.doc);
        const held = decorations.find();
        // What others write replaces the whole document at once, and takes the decorations along.
        const isSame =
          held.length === blocks.length &&
          held.every((each, index) => {
            const block = blocks[index];
            return block !== undefined && each.from === block.pos && labelOf([each]) === block.label;
          });
        return { blocks, decorations: isSame ? decorations : decorate(tr.doc, blocks) };
      },
    },
    props: { decorations: (state) => blockNumbersKey.getState(state)?.decorations },
  });
}
