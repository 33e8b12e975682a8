import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { RelationKind } from '../../../lib/document/grammar.ts';
import { relationKinds } from '../../../lib/document/grammar.ts';

/** A link of a block: the first of equal ones. */
export type BlockLink = {
  readonly kind: RelationKind;
  readonly target: string;
  readonly locator: string | null;
};

const read = new WeakMap<ProseMirrorNode, readonly BlockLink[]>();

/** Whether two links say the same: two people who link at once make two nodes, which count once. */
export function isSameLink(a: BlockLink, b: BlockLink): boolean {
  return a.kind === b.kind && a.target === b.target && a.locator === b.locator;
}

/** What a relation's attributes say; null where kind or target are missing. */
export function linkOf(attrs: Readonly<Record<string, unknown>>): BlockLink | null {
  const kind = relationKinds.find((each) => each === attrs.kind);
  const { target, locator } = attrs;
  if (kind === undefined || typeof target !== 'string') return null;
  return { kind, target, locator: typeof locator === 'string' && locator !== '' ? locator : null };
}

/** Links without repetition, in order. */
export function distinct(links: readonly BlockLink[]): readonly BlockLink[] {
  return links.filter((link, index) => links.findIndex((each) => isSameLink(each, link)) === index);
}

/** The links a block holds, in order, equal ones once. Only its own children are looked at, never text. */
export function linksOf(block: ProseMirrorNode): readonly BlockLink[] {
  const known = read.get(block);
  if (known !== undefined) return known;
  const links = distinct(
    block.children.flatMap((child) => {
      const link = child.type.name === 'relation' ? linkOf(child.attrs) : null;
      return link === null ? [] : [link];
    }),
  );
  read.set(block, links);
  return links;
}
