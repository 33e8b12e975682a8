import type { DocJson, NodeJson } from './docJson.ts';
import { paperOf } from './paper.ts';
import { ownMark } from './portions.ts';

/** A mark, and the block that bears it; of no block: what somebody raised the banner to. */
export type MarkedBlock = { readonly mark: string; readonly blockId: string | null };

/** All marks of a draft in reading order, the raise of its banner first. */
export function markedBlocksOf(doc: DocJson): readonly MarkedBlock[] {
  const { raisedTo } = paperOf(doc);
  const found: MarkedBlock[] = raisedTo === null ? [] : [{ mark: raisedTo, blockId: null }];
  const read = (node: NodeJson, around: string | null): void => {
    const id = node.attrs?.['id'];
    const here = typeof id === 'string' ? id : around;
    const mark = ownMark(node.attrs);
    if (mark !== null) found.push({ mark, blockId: here });
    node.content?.forEach((child) => read(child, here));
  };
  doc.content.forEach((node) => read(node, null));
  return found;
}
