import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { ArgumentRelationKind } from '../../../lib/domain/argument/argument.ts';
import { argumentBlock } from './argumentBlocks.ts';

/** What somebody wants of the link between a block and another. */
export type LinkWish = {
  readonly target: string;
  /** What the link says from now on; null: no link of these kinds. */
  readonly kind: ArgumentRelationKind | null;
  /** The kinds that this wish is about: for, against and context exclude each other. */
  readonly among: readonly ArgumentRelationKind[];
  /** Where in a source; null for none. */
  readonly locator: string | null;
};

type Found = { readonly pos: number; readonly node: ProseMirrorNode };

/**
 * Writes wishes about a block's links into a transaction: only what they ask for is touched, so that links which
 * somebody else makes at the same moment stay. A link stays the node it is and changes what it says; the last of
 * several equal ones goes with the first.
 *
 * @param newId Gives ids for new links.
 * @returns whether anything was changed; false too where the block is gone.
 */
export function writeLinks(
  tr: Transaction,
  holderId: string,
  wishes: readonly LinkWish[],
  newId: () => string,
): boolean {
  const { relation } = tr.doc.type.schema.nodes;
  if (relation === undefined) throw new Error('the schema lacks relation');
  const steps = tr.steps.length;
  for (const wish of wishes) {
    const holder = argumentBlock(tr.doc, holderId);
    if (holder === null) break;
    const links = linksTo(holder, wish);
    const [first] = links;
    if (wish.kind === null) remove(tr, links);
    else if (first === undefined) {
      const { kind, target, locator } = wish;
      const end = holder.pos + holder.node.nodeSize - 1;
      tr.insert(end, relation.create({ id: newId(), kind, target, locator: trimmed(locator) }));
    } else {
      // Several places of one source are several links; for and against one item is not.
      const isPlace = wish.kind === 'cites';
      remove(
        tr,
        links.slice(1).filter(({ node }) => !isPlace || node.attrs.locator === first.node.attrs.locator),
      );
      set(tr, first, 'kind', wish.kind);
      if (isPlace) set(tr, first, 'locator', trimmed(wish.locator));
    }
  }
  return tr.steps.length > steps;
}

function linksTo({ node, pos }: Found, { target, among }: LinkWish): readonly Found[] {
  const links: Found[] = [];
  node.forEach((child, offset) => {
    const isMeant = child.attrs.target === target && among.some((kind) => kind === child.attrs.kind);
    if (child.type.name === 'relation' && isMeant) links.push({ node: child, pos: pos + 1 + offset });
  });
  return links;
}

function remove(tr: Transaction, links: readonly Found[]): void {
  for (const { pos, node } of links.toReversed()) tr.delete(pos, pos + node.nodeSize);
}

function set(tr: Transaction, { pos, node }: Found, name: string, value: string | null): void {
  if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
}

/** A locator as it is stored: at most 200 characters, null where there is none. */
function trimmed(locator: string | null): string | null {
  const text = (locator ?? '').replace(/\s+/gu, ' ').trim().slice(0, 200);
  return text === '' ? null : text;
}
