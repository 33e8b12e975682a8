import type { DocJson, NodeJson } from './docJson.ts';
import { isLabelledKind, labelCounter } from './labelPrefixes.ts';
import type { LabelledKind } from './labelPrefixes.ts';

/** A block that has a number. `id` is null in a draft without ids. */
export type LabelledBlock = {
  readonly node: NodeJson;
  readonly id: string | null;
  readonly kind: LabelledKind;
  /** `J1`, `AS2`. */
  readonly label: string;
};

/**
 * The blocks that have a number, in reading order. They stand in the root or in a section (the grammar), so that nothing
 * deeper is looked at: the cost grows with the blocks, never with their text.
 */
export function labelledBlocks(doc: DocJson): readonly LabelledBlock[] {
  const next = labelCounter();
  const blocks: LabelledBlock[] = [];
  const add = (node: NodeJson): void => {
    if (!isLabelledKind(node.type)) return;
    const id = node.attrs?.id;
    blocks.push({ node, id: typeof id === 'string' ? id : null, kind: node.type, label: next(node.type) });
  };
  for (const node of doc.content) {
    if (node.type === 'section') node.content?.forEach(add);
    else add(node);
  }
  return blocks;
}

/** Numbers by block id: what a relation's or a citation's target is called. Of blocks with one id the first counts. */
export function labelsOf(doc: DocJson): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { id, label } of labelledBlocks(doc)) if (id !== null && !labels.has(id)) labels.set(id, label);
  return labels;
}
