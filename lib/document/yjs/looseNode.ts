import * as Y from 'yjs';

/** A piece of a draft as it lies in a `Y.Doc`, whether or not the grammar knows it. */
export type LooseNode =
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly children: readonly LooseNode[];
      /** Its Yjs id as a block id, for blocks that have none of their own. */
      readonly derivedId: string;
    }
  | { readonly kind: 'text'; readonly text: string; readonly marks: Readonly<Record<string, unknown>> };

/** Deeper than this nothing is read: beyond any draft the grammar allows, and far from the end of the stack. */
const readableDepth = 400;

/** What a fragment or element of a draft holds, in order; what is neither element nor text is left out. */
export function looseChildren(parent: Y.XmlFragment, depth = 0): LooseNode[] {
  if (depth > readableDepth) return [];
  const nodes: LooseNode[] = [];
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) nodes.push({ kind: 'text', text: item.content.str, marks: {} });
    if (!(item.content instanceof Y.ContentType)) continue;
    nodes.push(...looseNodes(item.content.type, depth + 1));
  }
  return nodes;
}

/** A shared type as loose nodes: an element is one, a text as many as it has runs. */
export function looseNodes(type: Y.AbstractType<unknown>, depth = 0): LooseNode[] {
  if (type instanceof Y.XmlText || type instanceof Y.Text) return looseTexts(type, depth);
  if (!(type instanceof Y.XmlFragment)) return [];
  const name = type instanceof Y.XmlElement ? type.nodeName : '#fragment';
  const attributes: Readonly<Record<string, unknown>> = type instanceof Y.XmlElement ? type.getAttributes() : {};
  const id = type._item?.id;
  const derivedId = id === undefined ? 'y0-0' : `y${id.client.toString(36)}-${id.clock.toString(36)}`;
  return [{ kind: 'element', name, attributes, children: looseChildren(type, depth), derivedId }];
}

type DeltaRun = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

function looseTexts(type: Y.Text, depth: number): LooseNode[] {
  const nodes: LooseNode[] = [];
  for (const run of type.toDelta() as readonly DeltaRun[]) {
    if (typeof run.insert === 'string') nodes.push({ kind: 'text', text: run.insert, marks: run.attributes ?? {} });
    if (run.insert instanceof Y.AbstractType && depth < readableDepth) nodes.push(...looseNodes(run.insert, depth + 1));
  }
  return nodes;
}
