import type { Atom, Line } from '../../domain/versions/wordDiff.ts';
import type { DocJson } from '../docJson.ts';
import { relationKinds } from '../grammar.ts';
import type { BlockDiff } from './diffOf.ts';
import type { FieldChange } from './fieldChanges.ts';
import { unitsOf, type FieldValue, type StoredAtom, type StoredLink, type Unit } from './unitsOf.ts';

/**
 * A block as versions are compared: all that a diff tells of it. Not told are the look of words (bold, italic) where other words
 * changed in the same block, and links of one kind to one block beyond the last.
 */
export type ToldBlock = Pick<Unit, 'id' | 'type' | 'owner' | 'section' | 'line' | 'fields' | 'links'>;

/** The blocks of a draft as a diff tells them, in their order; links by kind and target, fields by name. */
export function toldBlocks(doc: DocJson): readonly ToldBlock[] {
  return unitsOf(doc).map(({ id, type, owner, section, line, fields, links }) => ({
    id,
    type,
    owner,
    section,
    line,
    fields: inOrder(fields),
    links: sorted(new Map(links.map((link) => [keyOf(link), link]))),
  }));
}

/**
 * Turns a diff back into the later version: `applyDiff(toldBlocks(a), diffOf(a, b).blocks)` is `toldBlocks(b)`.
 *
 * @throws Error where the diff is not one of `before`: where words that it calls equal or deleted do not stand there.
 */
export function applyDiff(before: readonly ToldBlock[], blocks: readonly BlockDiff[]): readonly ToldBlock[] {
  const old = new Map(before.map((block) => [block.id, block]));
  return blocks.flatMap((diff): readonly ToldBlock[] => {
    const was = old.get(diff.blockId);
    if ((was === undefined) !== (diff.change === 'added')) throw new Error(`not a diff of these: ${diff.blockId}`);
    const line = appliedWords(was?.line ?? [], diff);
    if (diff.change === 'removed') return [];
    const { blockId: id, type, owner, section } = diff;
    return [{ id, type, owner, section, line, ...appliedFields(was, diff.fields) }];
  });
}

type Token = string | Atom<StoredAtom>;

/** Letters and atoms one by one: parts of a diff end wherever words do. */
const tokensOf = (line: Line<StoredAtom>): readonly Token[] =>
  line.flatMap((piece): readonly Token[] => (typeof piece === 'string' ? piece.split('') : [piece]));
const nameOf = (token: Token | undefined): string =>
  typeof token === 'object' ? `atom ${token.key}` : `text ${token}`;

function appliedWords(before: Line<StoredAtom>, { blockId, words }: BlockDiff): Line<StoredAtom> {
  const left = tokensOf(before);
  let at = 0;
  const line: Token[] = [];
  for (const { op, text, atom } of words) {
    const tokens: readonly Token[] = atom === undefined ? text.split('') : [{ key: JSON.stringify(atom), value: atom }];
    if (op !== 'insert') {
      if (!tokens.every((token, index) => nameOf(token) === nameOf(left[at + index])))
        throw new Error(`not a diff of these words: ${blockId}`);
      at += tokens.length;
    }
    if (op !== 'delete') line.push(...(atom === undefined ? [text] : tokens));
  }
  if (at !== left.length) throw new Error(`not all words are told: ${blockId}`);
  return joined(line);
}

/** Neighbouring text as one piece, as a line is kept. */
function joined(line: readonly Token[]): Line<StoredAtom> {
  const result: Token[] = [];
  for (const piece of line) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

function appliedFields(
  was: ToldBlock | undefined,
  changes: readonly FieldChange[],
): Pick<ToldBlock, 'fields' | 'links'> {
  const fields = new Map<string, FieldValue>(Object.entries(was?.fields ?? {}));
  const links = new Map((was?.links ?? []).map((link) => [keyOf(link), link]));
  for (const { field, from, to, target, kind } of changes) {
    if (field === 'blockType' || field === 'formatting') continue;
    if (target !== undefined && kind !== undefined) {
      links.set(keyOf({ kind, target }), { kind, target, locator: to === null ? null : String(to) });
    } else if ((relationKinds as readonly string[]).includes(field)) {
      if (from !== null) links.delete(keyOf({ kind: field, target: String(from) }));
      if (to !== null)
        links.set(keyOf({ kind: field, target: String(to) }), { kind: field, target: String(to), locator: null });
    } else if (to === null) fields.delete(field);
    else fields.set(field, to);
  }
  return { fields: inOrder(Object.fromEntries(fields)), links: sorted(links) };
}

const keyOf = ({ kind, target }: Pick<StoredLink, 'kind' | 'target'>): string => `${kind} ${target}`;
const sorted = (links: ReadonlyMap<string, StoredLink>): readonly StoredLink[] =>
  [...links].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
const inOrder = (fields: Unit['fields']): Unit['fields'] =>
  Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
