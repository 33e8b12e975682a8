import { TextSelection } from '@tiptap/pm/state';
import { writeAtHome } from '../../argument/newLinkedBlock.ts';
import { newBlockId } from '../../binding/newBlockId.ts';
import { emptyBlock } from '../../blocks/blockEdits.ts';
import type { FixMaker } from './Fix.ts';
import { placedBlock } from './textPlace.ts';

/** Links whose target is not in the draft any more go. */
export const dropBrokenLinks: FixMaker<'drop-broken-links'> = (finding) => [
  {
    label: 'Take the broken links out',
    apply: (now) => {
      const block = placedBlock(now.doc, finding.blockId);
      if (block === null) return null;
      const ids = new Set<unknown>();
      now.doc.descendants((node) => {
        if (!node.isInline && node.type.name !== 'relation') ids.add(node.attrs.id);
        return !node.isTextblock;
      });
      const { tr } = now;
      block.node.forEach((child, offset) => {
        if (child.type.name !== 'relation' || ids.has(child.attrs.target)) return;
        const from = tr.mapping.map(block.pos + 1 + offset);
        tr.delete(from, from + child.nodeSize);
      });
      return tr.docChanged ? tr : null;
    },
  },
];

/** An empty indicator of the judgment, with the caret in it. */
export const addIndicator: FixMaker<'add-indicator'> = (finding) => [
  {
    label: 'Add an indicator',
    apply: (now) => {
      const judgment = placedBlock(now.doc, finding.blockId);
      const { relation } = now.schema.nodes;
      if (judgment === null || relation === undefined) return null;
      const empty = emptyBlock(now.schema, 'indicator');
      const link = relation.create({ id: newBlockId(), kind: 'indicates', target: finding.blockId });
      const made = empty.type.create({ ...empty.attrs, id: newBlockId() }, [...empty.children, link]);
      const { tr } = now;
      const at = writeAtHome(tr, 'indicator', made, newBlockId);
      return tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView();
    },
  },
];
