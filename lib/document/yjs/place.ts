import { grammar, mayHold, nodeKinds } from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';

/**
 * What the door check knows about one Yjs id, as a number of 16 bits: where the item lies and what it is.
 *
 * - `TEXT`: lies in a `Y.XmlText` (characters and marks, the bulk of a draft).
 * - `DEAD`: collected. Yjs collects whatever is placed beside or in it, so nothing under it is ever seen.
 * - `FORBIDDEN`: lies where the grammar knows nothing (data from before a mend); nothing may be placed beside or in it.
 * - an attribute code: a value of one attribute of a node of one kind.
 * - a child code: a child of the root or of a node of one kind at one depth, and itself a node, a text or gone.
 *
 * Where an item lies within its parent never matters: the grammar is a set grammar.
 */
export type PlaceCode = number;

export const TEXT: PlaceCode = 0;
export const DEAD: PlaceCode = 1;
export const FORBIDDEN: PlaceCode = 2;

/**
 * Nodes nest at most this deep (the root's children are at 1). Every reader of a draft walks it by recursion, so a
 * draft a hundred thousand quotes deep would open nowhere. 100 is a list indented 50 times.
 */
export const maxDepth = 100;

/** A mend may put a row, a cell and a paragraph around text in the deepest table; in that stand breaks and citations. */
const deepest = maxDepth + 4;
/** Parts of a list or table, which lie as deep as theirs makes them. */
const parts: readonly NodeKind[] = ['listItem', 'tableRow', 'tableHeader', 'tableCell'];

/** Whether a node of `kind` may lie `depth` deep: what holds nodes only down to `maxDepth`, what those hold a little deeper. */
export function mayLieAt(kind: NodeKind, depth: number): boolean {
  return depth <= (grammar[kind].content.holds === 'nodes' && !parts.includes(kind) ? maxDepth : deepest);
}

/** What an item under a parent is: a node of a kind, a text, or an item whose content was deleted before we saw it. */
export type Self = NodeKind | '#text' | '#gone';

const parents: readonly (NodeKind | null)[] = [null, ...nodeKinds];
/** Every child that the grammar allows; and a text or a hole anywhere, for documents that do not fit. */
const children: readonly { readonly parent: NodeKind | null; readonly self: Self }[] = parents.flatMap((parent) =>
  [...nodeKinds.filter((kind) => mayHold(parent, kind)), '#text' as const, '#gone' as const].map((self) => ({
    parent,
    self,
  })),
);
const attributes: readonly { readonly of: NodeKind; readonly key: string }[] = nodeKinds.flatMap((of) =>
  Object.keys(grammar[of].attributes).map((key) => ({ of, key })),
);
const attributeCodes = new Map(attributes.map(({ of, key }, at) => [`${of} ${key}`, at + 3]));
const childNumbers = new Map<NodeKind | null, Map<Self, number>>(parents.map((parent) => [parent, new Map()]));
for (const [at, { parent, self }] of children.entries()) childNumbers.get(parent)?.set(self, at);
const firstChildCode = 3 + attributes.length;

if (firstChildCode + (deepest + 1) * children.length > 0xffff) throw new Error('places do not fit 16 bits');

/** The code of a value of `key` on a node of kind `of`, or null where the grammar has no such attribute. */
export function attributeCode(of: NodeKind, key: string): PlaceCode | null {
  return attributeCodes.get(`${of} ${key}`) ?? null;
}

/**
 * The code of a child `self` of a parent (`null`: the root, `depth` 0) that lies `depth` deep.
 *
 * @throws Error where the grammar does not let the parent hold it.
 */
export function childCode(parent: NodeKind | null, depth: number, self: Self): PlaceCode {
  const number = childNumbers.get(parent)?.get(self);
  if (number === undefined) throw new Error(`${parent ?? 'the root'} may not hold ${self}`);
  return firstChildCode + depth * children.length + number;
}

/** Which child, and how deep its parent lies, of a code from `firstChildCode` on. */
function childOf(code: PlaceCode): { readonly parent: NodeKind | null; readonly self: Self; readonly depth: number } {
  const at = code - firstChildCode;
  const child = children[at % children.length];
  if (child === undefined) throw new Error('no code of a place');
  return { ...child, depth: Math.floor(at / children.length) };
}

/** Where an item lies: the list or the attribute it is in. `depth` is the parent's own. */
export type Place =
  | { readonly kind: 'text' }
  | { readonly kind: 'dead' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'attribute'; readonly of: NodeKind; readonly key: string }
  | { readonly kind: 'children'; readonly parent: NodeKind | null; readonly depth: number };

const text: Place = { kind: 'text' };
const dead: Place = { kind: 'dead' };
const forbidden: Place = { kind: 'forbidden' };
/** The root's list of children. */
export const root: Place = { kind: 'children', parent: null, depth: 0 };

/** Where the item of `code` lies; what is placed beside it lies there too. */
export function placeBeside(code: PlaceCode): Place {
  if (code === TEXT) return text;
  if (code === DEAD) return dead;
  const attribute = attributes[code - 3];
  if (attribute !== undefined) return { kind: 'attribute', ...attribute };
  if (code < firstChildCode) return forbidden;
  const { parent, depth } = childOf(code);
  return { kind: 'children', parent, depth };
}

/**
 * Where something lies whose parent is named to be the item of `code`: under attribute `key` of it, or (null) in its list.
 * What is no element and no text holds nothing.
 */
export function placeInside(code: PlaceCode, key: string | null): Place {
  if (code === DEAD) return dead;
  if (code < firstChildCode) return forbidden;
  const { self, depth } = childOf(code);
  if (self === '#gone') return dead;
  if (self === '#text') return key === null ? text : forbidden;
  if (key !== null) return { kind: 'attribute', of: self, key };
  return { kind: 'children', parent: self, depth: depth + 1 };
}

/** A name for `code` that stays the same when the grammar grows; what indexes are stored with. */
export function placeName(code: PlaceCode): string {
  if (code === TEXT) return 'text';
  if (code === DEAD) return 'dead';
  const place = placeBeside(code);
  if (place.kind === 'attribute') return `a ${place.of} ${place.key}`;
  if (place.kind !== 'children') return 'forbidden';
  return `c ${place.parent ?? ''} ${place.depth} ${childOf(code).self}`;
}

/** The code of a `placeName`. Throws on a name that no grammar of ours has had. */
export function placeNamed(name: string): PlaceCode {
  const [kind, first = '', second = '', third = ''] = name.split(' ');
  if (kind === 'text') return TEXT;
  if (kind === 'dead') return DEAD;
  if (kind === 'forbidden') return FORBIDDEN;
  if (kind === 'a') return attributeCodes.get(`${first} ${second}`) ?? FORBIDDEN;
  const parent = parents.find((each) => (each ?? '') === first);
  const depth = Number(second);
  const isDepth = Number.isSafeInteger(depth) && depth >= 0 && depth <= deepest;
  const self =
    parent === undefined ? undefined : [...(childNumbers.get(parent)?.keys() ?? [])].find((each) => each === third);
  if (kind !== 'c' || parent === undefined || self === undefined || !isDepth)
    throw new Error('not the name of a place');
  return childCode(parent, depth, self);
}
