import * as Y from 'yjs';

/** Which letter or part this is in the shared document. */
export type PieceId = { readonly client: number; readonly clock: number };
type Marks = Readonly<Record<string, unknown>>;

/**
 * One letter (a UTF-16 unit) or one element of a block, in order. `gone`: it was deleted before the moment that is looked
 * at, and what it was is no longer known.
 */
export type Piece = PieceId &
  (
    | { readonly kind: 'letter'; readonly text: string; readonly marks: Marks }
    | { readonly kind: 'element'; readonly copy: BlockCopy }
    | { readonly kind: 'gone' }
  );

type Field = PieceId & { readonly name: string; readonly value: unknown };

/** A block as it stood at a moment, each part with its place in the shared document's history. Outlives the block. */
export type BlockCopy = PieceId & {
  readonly kind: string;
  readonly blockId: string | null;
  readonly fields: readonly Field[];
  readonly pieces: readonly Piece[];
};

/**
 * A block as it stands, or, with the transaction that deleted it, as it stood just before. Has to be called before that
 * transaction ends: afterwards the deleted letters are collected.
 */
export function copyOfBlock(element: Y.XmlElement, deletedBy: Y.Transaction | null = null): BlockCopy {
  const stood = (item: Y.Item): boolean =>
    !item.deleted || (deletedBy !== null && Y.isDeleted(deletedBy.deleteSet, item.id));
  const fields: Field[] = [];
  for (const [name, item] of element._map) {
    const value: unknown = stood(item) ? item.content.getContent().at(-1) : undefined;
    if (value !== undefined) fields.push({ name, value, ...idOf(item) });
  }
  const blockId = fields.find(({ name }) => name === 'id')?.value;
  const pieces: Piece[] = [];
  for (let item = element._start; item !== null; item = item.right) {
    const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
    if (type instanceof Y.XmlText) addLetters(pieces, type, stood);
    else if (type instanceof Y.XmlElement && stood(item)) {
      pieces.push({ kind: 'element', copy: copyOfBlock(type, deletedBy), ...idOf(item) });
    } else addGone(pieces, item);
  }
  return {
    kind: element.nodeName,
    blockId: typeof blockId === 'string' ? blockId : null,
    fields,
    pieces,
    ...(element._item === null ? { client: 0, clock: 0 } : idOf(element._item)),
  };
}

const idOf = ({ id }: Y.Item): PieceId => ({ client: id.client, clock: id.clock });

function addLetters(pieces: Piece[], text: Y.XmlText, stood: (item: Y.Item) => boolean): void {
  let marks: Marks = {};
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentFormat) {
      if (stood(item)) marks = withMark(marks, item.content.key, item.content.value);
    } else if (item.content instanceof Y.ContentString && stood(item)) {
      const { str } = item.content;
      for (let at = 0; at < str.length; at += 1) {
        pieces.push({ kind: 'letter', text: str.charAt(at), marks, client: item.id.client, clock: item.id.clock + at });
      }
    } else addGone(pieces, item);
  }
}

function withMark(marks: Marks, name: string, value: unknown): Marks {
  const { [name]: _before, ...others } = marks;
  return value === null ? others : { ...others, [name]: value };
}

function addGone(pieces: Piece[], item: Y.Item): void {
  if (!item.countable) return;
  for (let at = 0; at < item.length; at += 1) {
    pieces.push({ kind: 'gone', client: item.id.client, clock: item.id.clock + at });
  }
}

/** Whether two pieces read alike. */
export function isAlike(a: Piece, b: Piece): boolean {
  if (a.kind === 'letter') return b.kind === 'letter' && a.text === b.text;
  return (
    a.kind === 'element' && b.kind === 'element' && a.copy.kind === b.copy.kind && a.copy.blockId === b.copy.blockId
  );
}

/** A key for maps and sets. */
export const keyOf = ({ client, clock }: PieceId): string => `${client}:${clock}`;

/** The copy as an element that can be put into a draft, with what it held. */
export function elementOf(copy: BlockCopy): Y.XmlElement {
  const element = new Y.XmlElement(copy.kind);
  for (const { name, value } of copy.fields) element.setAttribute(name, value as string);
  element.insert(0, contentOf(copy.pieces));
  return element;
}

/** Pieces as children of a block: runs of letters as texts, the rest as elements. */
export function contentOf(pieces: readonly Piece[]): (Y.XmlText | Y.XmlElement)[] {
  const content: (Y.XmlText | Y.XmlElement)[] = [];
  let run: { insert: string; attributes: Record<string, unknown> }[] | null = null;
  const flush = () => {
    if (run === null) return;
    const text = new Y.XmlText();
    text.applyDelta(run);
    content.push(text);
    run = null;
  };
  for (const piece of pieces) {
    if (piece.kind === 'letter') {
      run ??= [];
      const last = run.at(-1);
      if (last !== undefined && last.attributes === piece.marks) last.insert += piece.text;
      else run.push({ insert: piece.text, attributes: piece.marks });
    } else if (piece.kind === 'element') {
      flush();
      content.push(elementOf(piece.copy));
    }
  }
  flush();
  return content;
}
