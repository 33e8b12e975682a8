import * as Y from 'yjs';
import { grammar, isNodeKind } from '../grammar.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { buildNodes } from './buildNodes.ts';
import { DraftIndex } from './DraftIndex.ts';
import { fragmentName } from './fragmentName.ts';
import { storeDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/** Who wrote what a draft begins with. No editor draws so small an id. */
const seedClient = 1;

/**
 * The first state of a draft. Same input, same bytes, so that trying again changes nothing. Blocks without an id, or with
 * one that an earlier block has, get one counted up.
 *
 * @throws Error naming the first thing that does not fit the grammar.
 */
export function seedDraft(content: DocJson): StoredDraft {
  const doc = new Y.Doc();
  doc.clientID = seedClient;
  const nodes = buildNodes(withIds(content.content), null);
  if (nodes.length > 0) doc.getXmlFragment(fragmentName).insert(0, nodes);
  return storeDoc(doc, DraftIndex.fromDoc(doc));
}

function withIds(nodes: readonly NodeJson[]): NodeJson[] {
  const own = new Set<unknown>();
  const collect = (node: NodeJson): void => {
    own.add(node.attrs?.['id']);
    node.content?.forEach(collect);
  };
  nodes.forEach(collect);
  const used = new Set<unknown>();
  let counted = 0;
  const assign = (node: NodeJson): NodeJson => {
    const content = (): Partial<NodeJson> => (node.content === undefined ? {} : { content: node.content.map(assign) });
    if (!isNodeKind(node.type) || !('id' in grammar[node.type].attributes)) return { ...node, ...content() };
    let id = node.attrs?.['id'] ?? null;
    if (id === null || used.has(id)) {
      do id = `s${(counted += 1).toString(36)}`;
      while (own.has(id));
    }
    used.add(id);
    return { ...node, attrs: { ...node.attrs, id }, ...content() };
  };
  return nodes.map(assign);
}
