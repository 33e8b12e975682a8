import * as Y from 'yjs';
import { fragmentName } from './fragmentName.ts';
import { isNodeKind, mayHold } from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';
import { attributeCode, childCode, DEAD, FORBIDDEN, mayLieAt, TEXT } from './place.ts';
import type { PlaceCode } from './place.ts';
import type { RunTail } from './PlaceRuns.ts';

/** A parent within a doc: the fragment's root, a node of a kind at a depth, a text, or something the grammar lacks. */
type Parent = { readonly kind: NodeKind | null; readonly depth: number } | 'text' | 'foreign';

/**
 * The places of all ids in `doc`'s struct store, per client. What does not fit the grammar counts as gone, and what it holds
 * as collected: beside it people go on writing, and a fold replaces it.
 */
export function placesOfDoc(doc: Y.Doc): Map<number, RunTail> {
  const parents = new Map<unknown, Parent>();
  const tails = new Map<number, RunTail>();
  for (const [client, structs] of doc.store.clients) {
    const starts: number[] = [];
    const codes: PlaceCode[] = [];
    let clock = 0;
    for (const struct of structs) {
      const code = struct instanceof Y.Item ? placeOfItem(struct, doc, parents) : DEAD;
      if (codes.at(-1) !== code) {
        starts.push(struct.id.clock);
        codes.push(code);
      }
      clock = struct.id.clock + struct.length;
    }
    tails.set(client, { from: 0, clock, starts, codes });
  }
  return tails;
}

function placeOfItem(item: Y.Item, doc: Y.Doc, parents: Map<unknown, Parent>): PlaceCode {
  const parent = parentOf(item.parent, doc, parents);
  if (parent === 'foreign') return DEAD;
  if (parent === 'text') return item.parentSub === null ? TEXT : FORBIDDEN;
  if (item.parentSub !== null) {
    return parent.kind === null ? FORBIDDEN : (attributeCode(parent.kind, item.parentSub) ?? FORBIDDEN);
  }
  if (item.content instanceof Y.ContentDeleted) return childCode(parent.kind, parent.depth, '#gone');
  const type = item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlText) return childCode(parent.kind, parent.depth, '#text');
  const kind = kindWithin(parent, type);
  return childCode(parent.kind, parent.depth, kind ?? '#gone');
}

/** Walks up by iteration: a hostile draft may nest deeper than the stack. */
function parentOf(type: unknown, doc: Y.Doc, parents: Map<unknown, Parent>): Parent {
  const chain: unknown[] = [];
  let at = type;
  let known = parents.get(at);
  while (known === undefined) {
    chain.push(at);
    const item = at instanceof Y.AbstractType ? at._item : null;
    if (item === null) {
      known = doc.share.get(fragmentName) === at ? { kind: null, depth: -1 } : 'foreign';
      break;
    }
    at = item.parent;
    known = parents.get(at);
  }
  for (const each of chain.reverse()) {
    known = within(known, each);
    parents.set(each, known);
  }
  return known;
}

function within(parent: Parent, type: unknown): Parent {
  if (parent === 'foreign' || parent === 'text') return 'foreign';
  if (parent.depth === -1) return { kind: null, depth: 0 };
  if (type instanceof Y.XmlText) return 'text';
  const kind = kindWithin(parent, type);
  return kind === null ? 'foreign' : { kind, depth: parent.depth + 1 };
}

/** The kind of the node that `type` is, where the grammar allows it under `parent`. */
function kindWithin(
  parent: { readonly kind: NodeKind | null; readonly depth: number },
  type: unknown,
): NodeKind | null {
  if (!(type instanceof Y.XmlElement) || !isNodeKind(type.nodeName)) return null;
  return mayHold(parent.kind, type.nodeName) && mayLieAt(type.nodeName, parent.depth + 1) ? type.nodeName : null;
}
