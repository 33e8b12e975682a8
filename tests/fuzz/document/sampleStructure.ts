import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { grammar, isInlineKind, nodeKinds, rootContent } from '../../../lib/document/grammar.ts';
import type { NodeKind } from '../../../lib/document/grammar.ts';

let counted = 0;

/** A node of `kind` with everything that it may hold once, to a depth. */
function full(kind: NodeKind, depth: number): NodeJson {
  const { content, attributes } = grammar[kind];
  const attrs = 'id' in attributes ? { attrs: { id: `n${(counted += 1).toString(36)}` } } : {};
  if (content.holds === 'nothing') return { type: kind, ...attrs };
  if (content.holds === 'text') {
    const atoms = nodeKinds.filter(isInlineKind).map((type) => ({ type }));
    const words = ['Ships waited ', 'nine days ', 'at the quay'].map((text) => ({ type: 'text', text }));
    return { type: kind, ...attrs, content: [...words.slice(0, 2), ...atoms, ...words.slice(2)] };
  }
  const kinds = depth === 0 ? content.kinds.filter((child) => grammar[child].content.holds !== 'nodes') : content.kinds;
  return { type: kind, ...attrs, content: kinds.map((child) => full(child, depth - 1)) };
}

/** A draft in which every kind of node stands under every kind that may hold it. */
export const sampleStructure: DocJson = { type: 'doc', content: rootContent.map((kind) => full(kind, 2)) };
