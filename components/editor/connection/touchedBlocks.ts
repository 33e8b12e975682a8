import * as Y from 'yjs';
import { fragmentName } from '../../../lib/protocol/messages.ts';

/**
 * The block elements that a transaction changed: the nearest element around each changed text, attribute or list of
 * children, and every element it brought.
 */
export function touchedBlocks(transaction: Y.Transaction): Set<Y.XmlElement> {
  const blocks = new Set<Y.XmlElement>();
  const addNew = (parent: Y.XmlElement | Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement) || !isNewIn(transaction, child)) continue;
      blocks.add(child);
      addNew(child);
    }
  };
  for (const type of transaction.changed.keys()) {
    let at: Y.AbstractType<unknown> | null = type as unknown as Y.AbstractType<unknown>;
    if (at instanceof Y.XmlFragment) addNew(at);
    while (at !== null && !(at instanceof Y.XmlElement)) at = at.parent as Y.AbstractType<unknown> | null;
    if (at instanceof Y.XmlElement) blocks.add(at);
  }
  return blocks;
}

function isNewIn(transaction: Y.Transaction, element: Y.XmlElement): boolean {
  const id = element._item?.id;
  return id !== undefined && id.clock >= (transaction.beforeState.get(id.client) ?? 0);
}

/** The text directly inside an element: its runs, with line breaks, without formatting. */
export function textOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return plainText(child);
      return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? '\n' : '';
    })
    .join('');
}

function plainText(text: Y.XmlText): string {
  const runs = text.toDelta() as readonly { readonly insert: unknown }[];
  return runs.map((run) => (typeof run.insert === 'string' ? run.insert : '')).join('');
}

/** Every element of a draft, in reading order. */
export function elementsOf(doc: Y.Doc): Y.XmlElement[] {
  const all: Y.XmlElement[] = [];
  const visit = (children: readonly unknown[]) => {
    for (const child of children) {
      if (!(child instanceof Y.XmlElement)) continue;
      all.push(child);
      visit(child.toArray());
    }
  };
  visit(doc.getXmlFragment(fragmentName).toArray());
  return all;
}
