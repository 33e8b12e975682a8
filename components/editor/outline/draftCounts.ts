import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { countWords } from '../../../lib/domain/text/wordsOf.ts';

/** Words per text block. Nodes are immutable, so an unchanged block is counted once. */
const counted = new WeakMap<ProseMirrorNode, number>();

/** Kinds whose words are not counted; the list's figures leave out the same (`draftFigures`). */
const uncounted = new Set(['title', 'sectionHeading']);

/** Judgments that say something, and words without title and section headings. */
export function draftCounts(doc: ProseMirrorNode): { readonly judgments: number; readonly words: number } {
  let words = 0;
  let judgments = 0;
  doc.descendants((node) => {
    if (node.type.name === 'statement' && node.textContent.trim() !== '') judgments += 1;
    if (!node.isTextblock) return true;
    if (uncounted.has(node.type.name)) return false;
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
