import type { DocJson, NodeJson } from './docJson.ts';
import { acceptsAttribute, grammar, isNodeKind } from './grammar.ts';

/** Characters of a block id made from a UUID: 12 of base 36 hold 62 random bits. */
const idLength = 12;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A block id from a random id. A UUID is shortened, for a draft stores one id per block; any other
 * token is taken as it is.
 */
export function blockIdOf(randomId: string): string {
  if (!uuid.test(randomId)) return randomId;
  const digits = BigInt(`0x${randomId.replaceAll('-', '')}`).toString(36);
  return digits.padStart(idLength, '0').slice(-idLength);
}

/**
 * The draft with an id on every block that may carry one (`hardBreak` may not). Ids that are valid and not yet
 * used in the draft stay; missing, invalid and repeated ones are replaced.
 *
 * @param randomId Gives UUIDs or tokens the grammar accepts. Throws when it gives neither or only repeats itself.
 */
export function withFreshIds(doc: DocJson, randomId: () => string): DocJson {
  const used = new Set<string>();
  const reserved = new Set<string>();
  visit(doc.content, (id) => reserved.add(id));

  const draw = (): string => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const id = blockIdOf(randomId());
      if (!acceptsAttribute('paragraph', 'id', id)) throw new Error(`not a block id: ${JSON.stringify(id)}`);
      if (!used.has(id) && !reserved.has(id)) return id;
    }
    throw new Error('the source of random ids repeats itself');
  };
  const withId = (node: NodeJson): NodeJson => {
    const content = node.content && { content: node.content.map(withId) };
    if (!isNodeKind(node.type) || !('id' in grammar[node.type].attributes)) return { ...node, ...content };
    const own = validIdOf(node);
    const id = own !== null && !used.has(own) ? own : draw();
    used.add(id);
    return { ...node, attrs: { ...node.attrs, id }, ...content };
  };
  return { type: 'doc', content: doc.content.map(withId) };
}

function validIdOf(node: NodeJson): string | null {
  const id = node.attrs?.id;
  return typeof id === 'string' && acceptsAttribute('paragraph', 'id', id) ? id : null;
}

function visit(nodes: readonly NodeJson[], onId: (id: string) => void): void {
  for (const node of nodes) {
    const id = validIdOf(node);
    if (id !== null) onId(id);
    if (node.content) visit(node.content, onId);
  }
}
