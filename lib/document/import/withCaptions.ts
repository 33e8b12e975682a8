import type { NodeJson } from '../docJson.ts';
import { block } from './blocks.ts';
import type { RichBlock } from './richBlock.ts';

/**
 * Puts captions to what they stand beside: under the picture or table before them, else over the table or picture that
 * follows. One that stands alone stays a paragraph.
 */
export function withCaptions(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const made: RichBlock[] = [];
  let waiting: RichBlock | null = null;
  for (const each of blocks) {
    if (each.kind === 'block' && each.isCaption && waiting === null) {
      const last = made.at(-1);
      const joined = last?.kind === 'block' ? captioned(last.node, each.node, false) : null;
      if (joined === null) waiting = each;
      else made[made.length - 1] = plain(joined);
      continue;
    }
    const over: NodeJson | null =
      waiting?.kind === 'block' && each.kind === 'block' ? captioned(each.node, waiting.node, true) : null;
    if (over !== null) made.push(plain(over));
    else made.push(...(waiting === null ? [] : [waiting]), each);
    waiting = null;
  }
  return waiting === null ? made : [...made, waiting];
}

const plain = (node: NodeJson): RichBlock => ({ kind: 'block', node, isCaption: false });

/** A picture or table with the caption; null for other blocks and for those that have one. */
function captioned(node: NodeJson, paragraph: NodeJson, isBefore: boolean): NodeJson | null {
  const caption = block('caption', paragraph.content ?? []);
  if (node.type === 'table') return block('figure', isBefore ? [caption, node] : [node, caption]);
  if (node.type !== 'figure') return null;
  const hasWords = node.content?.some((child) => child.type === 'caption' && (child.content ?? []).length > 0);
  if (hasWords) return null;
  return { ...node, content: [caption, ...(node.content ?? []).filter((child) => child.type !== 'caption')] };
}
