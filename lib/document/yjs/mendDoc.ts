import * as Y from 'yjs';
import { acceptsAttribute, acceptsMark, grammar, isNodeKind, mayHold, mayHoldText } from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';
import { buildNodes } from './buildNodes.ts';
import { fitToGrammar } from './fitToGrammar.ts';
import { fragmentName } from './fragmentName.ts';
import { looseNodes } from './looseNode.ts';
import type { LooseNode } from './looseNode.ts';
import { mayLieAt } from './place.ts';

/** Neighbours that may not lie where they lie. `index` and `length` as `Y.XmlFragment.delete` counts. */
type Fault = { readonly index: number; length: number; readonly nodes: LooseNode[] };
type Parent = { readonly type: Y.XmlFragment; readonly kind: NodeKind | null; readonly depth: number };

/** Whether the draft in `doc` fits the grammar, and nothing in `doc` waits for what is missing. */
export function isSound(doc: Y.Doc): boolean {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return false;
  let isFine = true;
  visit({ type: doc.getXmlFragment(fragmentName), kind: null, depth: 0 }, (parent, faults, strays) => {
    if (faults.length > 0 || strays.length > 0 || badAttributes(parent).length > 0) isFine = false;
  });
  return isFine;
}

/**
 * Brings the draft in `doc` back into the grammar, as a change under `clientId` that every client can take: what may not
 * lie where it lies is replaced by the nearest that may, with every word kept (`fitToGrammar`).
 */
export function mendDoc(doc: Y.Doc, clientId: number): void {
  doc.clientID = clientId;
  doc.transact((transaction) => {
    visit({ type: doc.getXmlFragment(fragmentName), kind: null, depth: 0 }, (parent, faults, strays) => {
      for (const stray of strays) stray.delete(transaction);
      const { type, kind, depth } = parent;
      if (type instanceof Y.XmlElement) for (const key of badAttributes(parent)) type.removeAttribute(key);
      for (const { index, length, nodes } of [...faults].reverse()) {
        type.delete(index, length);
        const fitted = buildNodes(fitToGrammar(nodes, kind, depth), kind, depth);
        if (fitted.length > 0) type.insert(index, fitted);
      }
    });
  });
}

/**
 * Calls `at` for every node from the leaves up, with what may not lie in it and, of its texts, the marks and embeds that
 * can be taken out while the text stays, and with it what people are typing there.
 */
function visit(
  parent: Parent,
  at: (parent: Parent, faults: readonly Fault[], strays: readonly Y.Item[]) => void,
): void {
  const faults: Fault[] = [];
  const strays: Y.Item[] = [];
  let index = 0;
  for (let item = parent.type._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const type = item.content instanceof Y.ContentType ? item.content.type : null;
    if (type instanceof Y.XmlElement && isNodeWithin(type, parent)) {
      visit({ type, kind: type.nodeName as NodeKind, depth: parent.depth + 1 }, at);
    } else if (type instanceof Y.XmlText && mayHoldText(parent.kind) && !hasTypes(type)) {
      strays.push(...straysIn(type));
    } else {
      const nodes = type === null ? bareText(item.content) : looseNodes(type as Y.AbstractType<unknown>, parent.depth);
      const last = faults.at(-1);
      if (last !== undefined && last.index + last.length === index) {
        last.length += item.length;
        last.nodes.push(...nodes);
      } else faults.push({ index, length: item.length, nodes });
    }
    index += item.length;
  }
  at(parent, faults, strays);
}

function isNodeWithin(type: Y.XmlElement, { kind, depth }: Parent): boolean {
  const name = type.nodeName;
  if (!isNodeKind(name) || !mayHold(kind, name) || !mayLieAt(name, depth + 1)) return false;
  return grammar[name].content.holds !== 'nothing' || type.length === 0;
}

function hasTypes(text: Y.XmlText): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentType) return true;
  }
  return false;
}

function straysIn(text: Y.XmlText): Y.Item[] {
  const strays: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    const { content } = item;
    if (item.deleted || content instanceof Y.ContentString) continue;
    if (!(content instanceof Y.ContentFormat && acceptsMark(content.key, content.value))) strays.push(item);
  }
  return strays;
}

function bareText(content: Y.Item['content']): LooseNode[] {
  return content instanceof Y.ContentString ? [{ kind: 'text', text: content.str, marks: {} }] : [];
}

function badAttributes({ type, kind }: Parent): string[] {
  if (kind === null || !(type instanceof Y.XmlElement)) return [];
  const attributes = type.getAttributes() as Readonly<Record<string, unknown>>;
  return Object.keys(attributes).filter((key) => !acceptsAttribute(kind, key, attributes[key] ?? null));
}
