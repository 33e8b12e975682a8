import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { countWords } from '../../lib/domain/text/wordsOf.ts';

/** Words per text block. Nodes are immutable, so an unchanged block is counted once. */
const counted = new WeakMap<ProseMirrorNode, number>();

/** Judgments and words of a draft. */
export function draftCounts(doc: ProseMirrorNode): { readonly judgments: number; readonly words: number } {
  let words = 0;
  let judgments = 0;
  doc.descendants((node) => {
    if (node.type.name === 'judgment') judgments += 1;
    if (!node.isTextblock) return true;
    let count = counted.get(node);
    if (count === undefined) {
      count = countWords(node.textBetween(0, node.content.size, ' ', ' '));
      counted.set(node, count);
    }
    words += count;
    return false;
  });
  return { judgments, words };
}
