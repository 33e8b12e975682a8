import * as Y from 'yjs';
import { longestIncreasing } from '../../domain/versions/commonRuns.ts';
import { canonicalDoc } from '../canonicalJson.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { grammar, isNodeKind, mayHoldText, type NodeKind } from '../grammar.ts';
import { buildNodes } from './buildNodes.ts';
import { fragmentName } from './fragmentName.ts';
import { readDoc } from './readDraft.ts';
import { restoreText } from './restoreText.ts';
import { openDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/**
 * The update that makes a draft what `content` is, written under `clientId`, which must be fresh; and the draft as it was.
 *
 * Blocks are found by their ids and changed in place, down to the words, so that what others type at this moment merges, and
 * what is anchored in them stays there. A block that stood elsewhere is made anew under the same id: Yjs cannot move.
 */
export function restoreDraft(
  snapshot: Pick<StoredDraft, 'state'>,
  tail: readonly Uint8Array[],
  content: DocJson,
  clientId: number,
): { readonly update: Uint8Array; readonly replaced: DocJson; readonly stateVector: Uint8Array } {
  const doc = openDoc(snapshot, tail);
  const replaced = readDoc(doc);
  const stateVector = Y.encodeStateVector(doc);
  let update: Uint8Array = Y.diffUpdate(Y.encodeStateAsUpdate(new Y.Doc()), stateVector);
  doc.clientID = clientId;
  doc.on('update', (made) => {
    update = made;
  });
  const wanted = canonicalDoc(content).content;
  doc.transact(() => restoreChildren(doc.getXmlFragment(fragmentName), wanted, null, 0));
  return { update, replaced, stateVector };
}

/** Makes the children of a node that holds nodes what `wanted` says. */
function restoreChildren(
  parent: Y.XmlFragment,
  wanted: readonly NodeJson[],
  kind: NodeKind | null,
  depth: number,
): void {
  const places = new Map(wanted.map((node, at) => [keyOf(node.type, node.attrs?.id), at]));
  const here = parent.toArray();
  const found = here.flatMap((child, index) => {
    const place =
      child instanceof Y.XmlElement ? places.get(keyOf(child.nodeName, child.getAttribute('id'))) : undefined;
    return place === undefined ? [] : [{ child: child as Y.XmlElement, index, place }];
  });
  // Of two with one id the longest run in order takes one at most: their places are equal.
  const stay = new Map(
    longestIncreasing(found.map(({ place }) => place)).flatMap((at) => {
      const one = found[at];
      return one === undefined ? [] : [[one.index, one] as const];
    }),
  );
  for (let index = here.length - 1; index >= 0; index -= 1) if (!stay.has(index)) parent.delete(index, 1);
  const kept = new Map([...stay.values()].map(({ child, place }) => [place, child]));
  let pending: NodeJson[] = [];
  let at = 0;
  const insertPending = (): void => {
    if (pending.length === 0) return;
    const built = buildNodes(pending, kind, depth);
    parent.insert(at, built);
    at += built.length;
    pending = [];
  };
  wanted.forEach((node, place) => {
    const child = kept.get(place);
    if (child === undefined) {
      pending.push(node);
      return;
    }
    insertPending();
    restoreNode(child, node, depth + 1);
    at += 1;
  });
  insertPending();
}

function restoreNode(element: Y.XmlElement, node: NodeJson, depth: number): void {
  const kind = node.type;
  if (!isNodeKind(kind)) throw new Error(`not a kind of node: ${kind}`);
  for (const name of Object.keys(grammar[kind].attributes)) {
    const value = node.attrs?.[name] ?? null;
    const was: unknown = element.getAttribute(name) ?? null;
    if (was === value) continue;
    if (value === null) element.removeAttribute(name);
    // Yjs holds numbers and truth values as well as text; its types say text alone.
    else element.setAttribute(name, value as string);
  }
  if (mayHoldText(kind)) restoreText(element, node.content ?? [], kind, depth);
  else restoreChildren(element, node.content ?? [], kind, depth);
}

/** What makes a stored block the one that is wanted. Without an id it is nobody's. */
function keyOf(type: string, id: unknown): string {
  return typeof id === 'string' ? `${type} ${id}` : '';
}
