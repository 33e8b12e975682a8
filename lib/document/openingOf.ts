import type { DocJson, NodeJson } from './docJson.ts';
import { textOf } from './textOf.ts';

/** What a block counts for besides its letters: its header and the room around it take about two lines. */
const lettersPerBlock = 150;

/**
 * The beginning of a draft: its first blocks up to about `letters` UTF-16 units, whole blocks only, at least one. A section
 * that goes on is cut between its blocks. The very same object where that is all of it.
 */
export function openingOf(doc: DocJson, letters: number): DocJson {
  let room = letters;
  /** As many of `nodes` as there is room for; the same list where that is all. */
  const fitting = (nodes: readonly NodeJson[]): readonly NodeJson[] => {
    const taken: NodeJson[] = [];
    for (const node of nodes) {
      if (room <= 0) break;
      if (node.type === 'section' && node.content !== undefined) {
        const content = fitting(node.content);
        taken.push(content === node.content ? node : { ...node, content });
      } else {
        taken.push(node);
        room -= lettersPerBlock + textOf(node, room).length;
      }
    }
    return taken.length === nodes.length && taken.every((node, index) => node === nodes[index]) ? nodes : taken;
  };
  const content = fitting(doc.content);
  return content === doc.content ? doc : { ...doc, content };
}
