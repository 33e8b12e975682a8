import * as Y from 'yjs';
import { alignPieces } from './alignPieces.ts';
import { contentOf, copyOfBlock, isAlike, type BlockCopy, type Piece, type PieceId } from './pieces.ts';

/** What decides which parts of a block that went are brought into the one that bears its id now. */
export type Carrying = {
  /** Whether who moved the block had it before them: then it is in the new one already. */
  readonly wasSeen: (piece: PieceId) => boolean;
  /** Whether it is for this client to bring along. */
  readonly isMine: (piece: PieceId) => boolean;
  /** Whether this client deleted it a moment ago, so that the mover may have had it still. */
  readonly wasDeletedHere: (piece: PieceId) => boolean;
  /** The living block with an id, wherever it stands. */
  readonly find: (id: string) => Y.XmlElement | null;
  /** Told of each part that is now another one in the new block. */
  readonly onPair: (from: PieceId, to: PieceId) => void;
};

/** Where a piece of a block lies in the shared document. */
type Spot = {
  readonly piece: Piece;
  readonly text: Y.XmlText | null;
  readonly offset: number;
  readonly part: Y.XmlElement | null;
};
type Edit = { readonly after: number; readonly run: readonly Piece[] };

/**
 * Brings into `to` what `from`, the same block before it was moved, held of one's own and the mover had not seen: letters
 * at their places, parts, fields. What was deleted in it meanwhile is deleted in the new one too (by everybody: deleting
 * twice is deleting once). Has to run inside a transaction.
 *
 * @returns whether what the mover had seen is exactly what `to` holds. Where it is not (their update came as one with others),
 *   the two are compared as texts.
 */
export function carryOver(from: BlockCopy, to: Y.XmlElement, carrying: Carrying): { readonly isExact: boolean } {
  const { wasSeen, isMine, wasDeletedHere, find, onPair } = carrying;
  for (const field of from.fields) {
    if (field.name !== 'id' && isMine(field) && !wasSeen(field)) to.setAttribute(field.name, field.value as string);
  }
  const spots = spotsOf(to);
  const seen: number[] = [];
  from.pieces.forEach((piece, index) => {
    if (wasSeen(piece) && (piece.kind !== 'gone' || wasDeletedHere(piece))) seen.push(index);
  });
  const counterpart = new Map<number, number>();
  const isExact =
    seen.length === spots.length && seen.every((index, at) => mayBe(from.pieces[index], spots[at]?.piece));
  if (isExact) seen.forEach((index, at) => counterpart.set(index, at));
  else {
    const compared = seen.length === 0 ? from.pieces.map((_, index) => index) : seen;
    const aligned = alignPieces(
      compared.map((index) => from.pieces[index] as Piece),
      spots.map(({ piece }) => piece),
    );
    aligned.forEach((at, index) => {
      if (at >= 0) counterpart.set(compared[index] ?? 0, at);
    });
  }

  const edits: Edit[] = [];
  const deleted: number[] = [];
  let after = -1;
  let run: Piece[] = [];
  const flush = () => {
    if (run.length > 0) edits.push({ after, run });
    run = [];
  };
  const inner: { readonly copy: BlockCopy; readonly part: Y.XmlElement }[] = [];
  from.pieces.forEach((piece, index) => {
    const at = counterpart.get(index);
    if (at === undefined) {
      // A part that stands elsewhere by now is not made again; what was written in it follows it there.
      const elsewhere = piece.kind === 'element' && piece.copy.blockId !== null ? find(piece.copy.blockId) : null;
      if (piece.kind === 'element' && elsewhere !== null) inner.push({ copy: piece.copy, part: elsewhere });
      else if (piece.kind !== 'gone' && !wasSeen(piece) && isMine(piece)) run.push(piece);
      return;
    }
    flush();
    after = at;
    const spot = spots[at];
    if (spot === undefined) return;
    onPair(piece, spot.piece);
    // A block that left its section may have been moved, not deleted: where it stands twice is settled by its id.
    if (piece.kind === 'gone' && (spot.part === null || to.nodeName !== 'section')) deleted.push(at);
    else if (piece.kind === 'element' && spot.part !== null) inner.push({ copy: piece.copy, part: spot.part });
  });
  flush();

  for (const at of deleted.toReversed()) deleteAt(to, spots[at]);
  const removed = new Set(deleted);
  for (const edit of edits.toReversed()) insertRun(to, spots, removed, edit, onPair);
  const areExact = inner.map(({ copy, part }) => carryOver(copy, part, carrying).isExact);
  return { isExact: isExact && areExact.every(Boolean) };
}

/** A deleted letter may be any; otherwise the two must read alike. */
function mayBe(piece: Piece | undefined, spot: Piece | undefined): boolean {
  if (piece === undefined || spot === undefined) return false;
  if (piece.kind === 'gone') return true;
  return isAlike(piece, spot);
}

/** The living pieces of a block with their places. */
function spotsOf(element: Y.XmlElement): Spot[] {
  const pieces = copyOfBlock(element).pieces.filter(({ kind }) => kind !== 'gone');
  const spots: Spot[] = [];
  let next = 0;
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      for (let offset = 0; offset < child.length; offset += 1, next += 1) {
        spots.push({ piece: pieces[next] as Piece, text: child, offset, part: null });
      }
    } else if (child instanceof Y.XmlElement) {
      spots.push({ piece: pieces[next] as Piece, text: null, offset: 0, part: child });
      next += 1;
    }
  }
  return spots;
}

function deleteAt(block: Y.XmlElement, spot: Spot | undefined): void {
  if (spot === undefined) return;
  if (spot.text !== null) spot.text.delete(spot.offset, 1);
  else if (spot.part !== null) block.delete(block.toArray().indexOf(spot.part), 1);
}

/** Puts a run after the spot `edit.after` (-1: first). Edits are made from the end, so earlier spots lie where they lay. */
function insertRun(
  block: Y.XmlElement,
  spots: readonly Spot[],
  removed: ReadonlySet<number>,
  { after, run }: Edit,
  onPair: Carrying['onPair'],
): void {
  let left = after;
  while (left >= 0 && removed.has(left)) left -= 1;
  const spot = left < 0 ? null : (spots[left] ?? null);
  const children = block.toArray();
  let text: Y.XmlText | null = null;
  let offset = 0;
  let index = 0;
  if (spot?.text) {
    text = spot.text;
    // What was deleted before it in the same text has moved it.
    offset =
      spot.offset +
      1 -
      spots.filter((each, at) => removed.has(at) && each.text === text && each.offset < spot.offset).length;
    index = children.indexOf(text) + 1;
  } else {
    index = spot?.part ? children.indexOf(spot.part) + 1 : 0;
    const next: unknown = children[index];
    if (next instanceof Y.XmlText) text = next;
  }
  const isText = run.every(({ kind }) => kind === 'letter');
  if (isText && text !== null) {
    insertLetters(text, offset, run, onPair);
    return;
  }
  if (text !== null && offset > 0 && offset < text.length) {
    // An element comes between: the rest of the text becomes one of its own, as the editor does it.
    const rest = copyOfBlock(block).pieces;
    const tail = rest.filter(({ kind }) => kind !== 'gone').slice(left + 1 - removedUpTo(removed, left));
    const inText = tail.slice(0, text.length - offset);
    text.delete(offset, text.length - offset);
    insertContent(block, index, [...run, ...inText], run, onPair);
    return;
  }
  insertContent(block, text !== null && offset === 0 ? children.indexOf(text) : index, run, run, onPair);
}

const removedUpTo = (removed: ReadonlySet<number>, left: number): number =>
  [...removed].filter((at) => at <= left).length;

function insertContent(
  block: Y.XmlElement,
  index: number,
  pieces: readonly Piece[],
  run: readonly Piece[],
  onPair: Carrying['onPair'],
): void {
  const content = contentOf(pieces);
  block.insert(index, content);
  const made = content.flatMap((child) => livingPieces(child));
  run.forEach((piece, at) => {
    const to = made[at];
    if (to !== undefined) onPair(piece, to);
  });
}

function livingPieces(child: Y.XmlText | Y.XmlElement): PieceId[] {
  if (child instanceof Y.XmlElement) return child._item === null ? [] : [child._item.id];
  return lettersOf(child);
}

function lettersOf(text: Y.XmlText): PieceId[] {
  const ids: PieceId[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let at = 0; at < item.length; at += 1) ids.push({ client: item.id.client, clock: item.id.clock + at });
  }
  return ids;
}

function insertLetters(text: Y.XmlText, offset: number, run: readonly Piece[], onPair: Carrying['onPair']): void {
  let at = offset;
  let letters = '';
  let marks: Readonly<Record<string, unknown>> | null = null;
  const flush = () => {
    if (letters !== '') text.insert(at, letters, { ...marks });
    at += letters.length;
    letters = '';
  };
  for (const piece of run) {
    if (piece.kind !== 'letter') continue;
    if (piece.marks !== marks) flush();
    marks = piece.marks;
    letters += piece.text;
  }
  flush();
  const ids = lettersOf(text);
  run.forEach((piece, index) => {
    const to = ids[offset + index];
    if (to !== undefined) onPair(piece, to);
  });
}
