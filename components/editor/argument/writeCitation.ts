import type { Transaction } from '@tiptap/pm/state';

/**
 * Puts a citation of a source in the place of what stands from `from` to `to`, both in one text.
 *
 * @param locator Where in the source; nothing is stored where it is blank.
 * @returns the position after the citation.
 */
export function writeCitation(tr: Transaction, from: number, to: number, target: string, locator: string): number {
  const { citation } = tr.doc.type.schema.nodes;
  if (citation === undefined) throw new Error('the schema lacks citation');
  const place = locator.replace(/\s+/gu, ' ').trim().slice(0, 200);
  const node = citation.create({ target, locator: place === '' ? null : place });
  tr.replaceWith(from, to, node);
  return from + node.nodeSize;
}
