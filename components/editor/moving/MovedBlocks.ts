import * as Y from 'yjs';
import { deletedByOthers, isArriving } from './arrivals.ts';
import { allElements, findElement, idOfElement, type BlockPlace } from './blockPlaces.ts';
import { carryOver } from './carryOver.ts';
import { moveInDraft, placeOf, targetOf } from './moveInDraft.ts';
import { copyOfBlock, elementOf, type BlockCopy, type PieceId } from './pieces.ts';

/** Origin of what is brought along after somebody moved a block. Not undone: it is no edit of its own. */
export const carryOrigin = Symbol('carried along');

type Task = {
  readonly id: string;
  readonly copy: BlockCopy;
  readonly wasSeen: (piece: PieceId) => boolean;
  /** Where it stood, for what has to be put back. */
  readonly place?: BlockPlace | null;
  /** Whose part it is to bring along, where that is not what this client wrote. */
  readonly isMine?: (piece: PieceId) => boolean;
  /** How often it was looked for in vain. */
  readonly tries?: number;
};
type Gone = { readonly id: string; readonly element: Y.XmlElement };
type Memory = { readonly copy: BlockCopy; readonly at: number };

/** How long after two copies became one the texts are compared, ms: what others bring along should have come by then. */
const settleAfterMs = 1_500;
/** A block that went and comes back within this time, ms, is taken for the one that went. */
const comesBackWithinMs = 10_000;
/** Who made a block that is gone puts it back; the others look for it so many times. */
const mostTries = 4;
/** What was written so shortly before the connection was lost, ms, may not have reached everybody. */
const recentMs = 5_000;
/** So many deletions are remembered while there is no connection. */
const mostDeletions = 5_000;
/** So many states of one block are remembered. */
const mostRemembered = 8;
const nothing = (): boolean => false;

/**
 * Keeps what one writes in a block that somebody else moves at the same moment.
 *
 * Yjs moves by deleting and writing anew, so what arrives in the deleted original would be lost. The rule: *who wrote it
 * brings it along.* When a block goes and stands elsewhere under the same id, each client puts its own letters that the
 * mover had not seen into the new one. Every letter has one author, so each is brought once. Where two people move one
 * block, the copy with the highest Yjs id stays, which everybody decides alike, and the other is taken away.
 */
export class MovedBlocks {
  /** Told of each part that became another one: undo and the caret have to find it again. */
  readonly onPair = new Set<(from: PieceId, to: PieceId) => void>();
  /** False while this person may not write: then nothing is brought along, for the server would refuse it. */
  mayWrite = true;

  /** The last states of blocks that went, by id: another copy may arrive that lacks what the first had. */
  readonly #remembered = new Map<string, Memory[]>();
  /** Tasks that wait for the server to say what it lacks, and copies that are compared once all is quiet. */
  #waiting: Task[] = [];
  #unsettled: Task[] = [];
  /** When this client began to write which clock, the last few seconds. */
  #written: { readonly at: number; readonly clock: number }[] = [];
  #recent = Infinity;
  #deleted: { readonly at: number; readonly set: Y.Transaction['deleteSet'] }[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** What the server lacked when this connection opened; null: not known yet; 'live': what this client wrote is ours. */
  #lacked: ((piece: PieceId) => boolean) | 'live' | null = 'live';

  constructor(
    readonly root: Y.XmlFragment,
    private readonly doc: Y.Doc,
  ) {
    doc.on('afterTransaction', this.#after);
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.doc.off('afterTransaction', this.#after);
  }

  /** Moves a block. Null where it cannot be moved there. */
  move(id: string, place: BlockPlace, origin: unknown): { readonly back: BlockPlace | null } | null {
    const back = placeOf(this.root, id);
    const moved = moveInDraft(this.root, id, place, {
      origin,
      // Told before the change is shown: the caret goes along with it.
      onMade: ({ from, to }) => this.#notePairs(from, copyOfBlock(to)),
    });
    if (moved === null) return null;
    this.#remember(moved.from);
    return { back };
  }

  /** The connection was lost: what was typed since and the server lacks is brought along when it is back. */
  disconnected(): void {
    this.#lacked = null;
    this.#recent = this.#written.find(({ at }) => at > Date.now() - recentMs)?.clock ?? Infinity;
  }

  /** The server said what it has. Until then nothing is brought along, for it might bring it too. */
  connected(stateVector: Map<number, number>): void {
    if (this.#lacked !== null) return;
    this.#lacked = ({ client, clock }) => clock >= (stateVector.get(client) ?? 0);
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#bring(waiting);
    // What was sent in the last moments may have reached the server, but not who moved the block.
    const recent = this.#recent;
    const isMine = ({ client, clock }: PieceId) => client === this.doc.clientID && clock >= recent;
    for (const task of waiting) this.#settleSoon({ ...task, wasSeen: nothing, isMine });
    this.#lacked = 'live';
  }

  /** Compares what stood twice, or came mixed with other changes, and brings along what is still missing. */
  settle(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const unsettled = this.#unsettled;
    this.#unsettled = [];
    this.#bring(unsettled);
  }

  readonly #isMine = (piece: PieceId): boolean =>
    this.#lacked === null || this.#lacked === 'live' ? piece.client === this.doc.clientID : this.#lacked(piece);

  readonly #wasDeletedHere = ({ client, clock }: PieceId): boolean => {
    const id = Y.createID(client, clock);
    return this.#deleted.some(({ set }) => Y.isDeleted(set, id));
  };

  readonly #after = (transaction: Y.Transaction): void => {
    if (!isArriving(this.doc) && transaction.origin !== carryOrigin) this.#noteWritten(transaction);
    if (!isArriving(this.doc) || !this.mayWrite || transaction.origin === carryOrigin) return;
    const { gone, came } = this.#changedBlocks(transaction);
    if (gone.length === 0 && came.size === 0) return;
    const wasSeen =
      gone.length > 0 || [...came].some((id) => this.#remembered.has(id)) ? deletedByOthers(this.doc) : nothing;
    const tasks: Task[] = [];
    const known = new Map([...came].map((id) => [id, this.#remembered.get(id) ?? []]));
    for (const { id, element } of gone) {
      const copy = copyOfBlock(element, transaction);
      this.#remember(copy);
      tasks.push({ id, copy, wasSeen });
    }
    // A draft may hold an id twice for other reasons, as a copy made by a script: only blocks that moved are made one.
    const twins = this.#twins(new Set([...came].filter((id) => this.#remembered.has(id))));
    for (const [id, memories] of known) {
      if (twins.has(id) || gone.some((each) => each.id === id)) continue;
      const origins = memories.filter(({ copy }) => wasSeen(copy));
      for (const { copy } of origins) tasks.push({ id, copy, wasSeen });
      const last = memories.at(-1);
      const isBack = origins.length === 0 && last !== undefined && Date.now() - last.at < comesBackWithinMs;
      if (isBack) this.#settleSoon({ id, copy: last.copy, wasSeen: nothing });
    }
    for (const [id, [, ...losers]] of twins) {
      for (const element of losers) {
        this.#settleSoon({ id, copy: copyOfBlock(element), wasSeen: nothing, place: placeOfElement(element) });
        this.doc.transact(() => remove(element), carryOrigin);
      }
    }
    if (this.#lacked === null) this.#waiting.push(...tasks);
    else this.#bring(tasks);
  };

  #noteWritten({ beforeState, deleteSet }: Y.Transaction): void {
    const now = Date.now();
    if (deleteSet.clients.size > 0) {
      const isOffline = this.#lacked === null;
      if (!isOffline) this.#deleted = this.#deleted.filter(({ at }) => at > now - comesBackWithinMs);
      if (this.#deleted.length < mostDeletions) this.#deleted.push({ at: now, set: deleteSet });
    }
    if (now - (this.#written.at(-1)?.at ?? 0) < 250) return;
    this.#written = this.#written.filter(({ at }) => at > now - recentMs);
    this.#written.push({ at: now, clock: beforeState.get(this.doc.clientID) ?? 0 });
  }

  #settleSoon(task: Task): void {
    this.#unsettled.push(task);
    this.#timer ??= setTimeout(() => this.settle(), settleAfterMs);
  }

  #bring(tasks: readonly Task[]): void {
    if (tasks.length === 0 || !this.mayWrite) return;
    this.doc.transact(() => {
      for (const task of tasks) {
        const { id, copy, wasSeen, place, isMine = this.#isMine, tries = 0 } = task;
        const to = findElement(this.root, id);
        if (to === null) {
          if (wasSeen === nothing && isMine(copy)) this.#revive(copy, place);
          else if (wasSeen === nothing && tries < mostTries) this.#settleSoon({ ...task, tries: tries + 1 });
          continue;
        }
        const find = (each: string) => findElement(this.root, each);
        const { isExact } = carryOver(copy, to, {
          wasSeen,
          isMine,
          wasDeletedHere: this.#wasDeletedHere,
          find,
          onPair: this.#pair,
        });
        if (!isExact && wasSeen !== nothing) this.#settleSoon({ id, copy, wasSeen: nothing });
      }
    }, carryOrigin);
  }

  /** A block and the blocks in it. */
  #remember(copy: BlockCopy): void {
    const { blockId } = copy;
    if (blockId !== null) {
      const all = [...(this.#remembered.get(blockId) ?? []), { copy, at: Date.now() }];
      this.#remembered.set(blockId, all.slice(-mostRemembered));
    }
    for (const piece of copy.pieces) if (piece.kind === 'element') this.#remember(piece.copy);
  }

  /** Elements that others deleted, outermost ones only, and ids of the blocks that they brought. */
  #changedBlocks(transaction: Y.Transaction): { gone: Gone[]; came: Set<string> } {
    const gone: Gone[] = [];
    const came = new Set<string>();
    for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
      const isList = type instanceof Y.XmlFragment && !(type instanceof Y.XmlText) && keys.has(null);
      if (!isList) continue;
      for (let item = type._start; item !== null; item = item.right) {
        const element: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
        if (!(element instanceof Y.XmlElement)) continue;
        if (item.deleted) {
          // What came and went at once holds nothing of ours.
          const hasGone = Y.isDeleted(transaction.deleteSet, item.id) && !isNew(transaction, element);
          const id = hasGone ? copyOfId(element) : null;
          if (id !== null) gone.push({ id, element });
        } else if (isNew(transaction, element)) {
          for (const each of [element, ...allElements(element).map((inner) => inner.element)]) {
            const id = idOfElement(each);
            if (id !== null) came.add(id);
          }
        }
      }
    }
    return { gone, came };
  }

  /**
   * Blocks that stand more than once because they were moved twice at the same time: the one that stays, then the others.
   * Those in a section that does not stay are not looked at.
   */
  #twins(came: ReadonlySet<string>): Map<string, Y.XmlElement[]> {
    const twins = new Map<string, Y.XmlElement[]>();
    if (came.size === 0) return twins;
    const all = allElements(this.root);
    const going = new Set<unknown>();
    for (const areSections of [true, false]) {
      const byId = new Map<string, Y.XmlElement[]>();
      for (const { element, parent } of all) {
        const id = idOfElement(element);
        if ((element.nodeName === 'section') !== areSections || id === null || !came.has(id)) continue;
        if (going.has(parent)) going.add(element);
        else byId.set(id, [...(byId.get(id) ?? []), element]);
      }
      for (const [id, elements] of byId) {
        if (elements.length < 2) continue;
        elements.sort((a, b) => rank(b, a));
        twins.set(id, elements);
        for (const loser of elements.slice(1)) going.add(loser);
      }
    }
    return twins;
  }

  #revive(copy: BlockCopy, place: BlockPlace | null | undefined): void {
    const target = place === null || place === undefined ? null : targetOf(this.root, place);
    (target?.parent ?? this.root).insert(target?.index ?? this.root.length, [elementOf(copy)]);
  }

  readonly #pair = (from: PieceId, to: PieceId): void => {
    for (const tell of this.onPair) tell(from, to);
  };

  #notePairs(from: BlockCopy, to: BlockCopy): void {
    this.#pair(from, to);
    const pieces = from.pieces.filter(({ kind }) => kind !== 'gone');
    to.pieces.forEach((piece, index) => {
      const original = pieces[index];
      if (original === undefined) return;
      this.#pair(original, piece);
      if (original.kind === 'element' && piece.kind === 'element') this.#notePairs(original.copy, piece.copy);
    });
  }
}

function copyOfId(element: Y.XmlElement): string | null {
  const value: unknown = element._map.get('id')?.content.getContent().at(-1);
  return typeof value === 'string' && value !== '' ? value : null;
}

function isNew(transaction: Y.Transaction, element: Y.XmlElement): boolean {
  const id = element._item?.id;
  return id !== undefined && id.clock >= (transaction.beforeState.get(id.client) ?? 0);
}

function rank(a: Y.XmlElement, b: Y.XmlElement): number {
  const [left, right] = [a._item?.id, b._item?.id];
  if (left === undefined || right === undefined) return 0;
  return left.client - right.client || left.clock - right.clock;
}

/** After the block before it, or at the end of its section. */
function placeOfElement(element: Y.XmlElement): BlockPlace | null {
  const before: unknown = element.prevSibling;
  const after = before instanceof Y.XmlElement ? idOfElement(before) : null;
  if (after !== null) return { after };
  const holder = element.parent instanceof Y.XmlElement ? idOfElement(element.parent) : null;
  return holder === null ? null : { atEndOf: holder };
}

function remove(element: Y.XmlElement): void {
  const parent = element.parent;
  if (!(parent instanceof Y.XmlFragment)) return;
  const index = parent.toArray().indexOf(element);
  if (index >= 0) parent.delete(index, 1);
}
