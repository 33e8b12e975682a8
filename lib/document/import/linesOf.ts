import type { NodeJson } from '../docJson.ts';
import { grammar, isNodeKind } from '../grammar.ts';

/** The lines in blocks, in reading order: the inline content of every node that holds text, however deep; empty ones left out. */
export function linesOf(nodes: readonly NodeJson[]): readonly (readonly NodeJson[])[] {
  return nodes.flatMap((node) => {
    const holdsText = isNodeKind(node.type) && grammar[node.type].content.holds === 'text';
    if (!holdsText) return linesOf(node.content ?? []);
    return node.content === undefined || node.content.length === 0 ? [] : [node.content];
  });
}
