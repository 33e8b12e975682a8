import * as Y from 'yjs';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { placeOf } from './moveInDraft.ts';
import type { BlockPlace } from './blockPlaces.ts';
import type { MovedBlocks } from './MovedBlocks.ts';
import type { PieceId } from './pieces.ts';

type Move = { readonly id: string; readonly back: BlockPlace | null };
const moveKey = Symbol('move');

/**
 * Undo of a move. Taking the copy away would take with it what others wrote in it since; so undoing a move is moving the
 * block back, as it is now. And what one typed before a move can still be undone after it: each letter's new name is noted.
 */
export class UndoMoves {
  #making: Move | null = null;
  #pairs: { readonly from: PieceId; readonly to: PieceId }[] = [];
  readonly #undo: Y.UndoManager['undo'];
  readonly #redo: Y.UndoManager['redo'];

  constructor(
    private readonly moved: MovedBlocks,
    private readonly manager: Y.UndoManager,
  ) {
    this.#undo = manager.undo.bind(manager);
    this.#redo = manager.redo.bind(manager);
    manager.undo = () => this.#back(manager.undoStack, 'undoing') ?? this.#undo();
    manager.redo = () => this.#back(manager.redoStack, 'redoing') ?? this.#redo();
    manager.on('stack-item-added', this.#added);
    moved.onPair.add(this.#paired);
  }

  destroy(): void {
    this.manager.undo = this.#undo;
    this.manager.redo = this.#redo;
    this.manager.off('stack-item-added', this.#added);
    this.moved.onPair.delete(this.#paired);
  }

  /** Moves a block as one step of undo. */
  move(id: string, place: BlockPlace): boolean {
    this.manager.stopCapturing();
    const hasMoved = this.#make(id, place);
    this.manager.stopCapturing();
    return hasMoved;
  }

  #make(id: string, place: BlockPlace): boolean {
    this.#making = { id, back: placeOf(this.moved.root, id) };
    try {
      return this.moved.move(id, place, ySyncPluginKey) !== null;
    } finally {
      this.#making = null;
    }
  }

  readonly #paired = (from: PieceId, to: PieceId): void => {
    if (this.#pairs.length === 0) queueMicrotask(() => this.#rename());
    this.#pairs.push({ from, to });
  };

  readonly #added = ({ stackItem }: { readonly stackItem: { readonly meta: Map<unknown, unknown> } }): void => {
    if (this.#making !== null) stackItem.meta.set(moveKey, this.#making);
  };

  /** Undoes or redoes the topmost step if it is a move; null where it is none. */
  #back(stack: Y.UndoManager['undoStack'], state: 'undoing' | 'redoing'): Y.UndoManager['undoStack'][number] | null {
    this.#rename();
    const item = stack.at(-1);
    const move = item?.meta.get(moveKey) as Move | undefined;
    if (item === undefined || move === undefined) return null;
    stack.pop();
    this.manager[state] = true;
    try {
      if (move.back !== null) this.#make(move.id, move.back);
    } finally {
      this.manager[state] = false;
    }
    return item;
  }

  #rename(): void {
    const pairs = this.#pairs;
    this.#pairs = [];
    for (const item of [...this.manager.undoStack, ...this.manager.redoStack]) {
      const renamed = Y.createDeleteSet();
      for (const { from, to } of pairs) {
        if (!Y.isDeleted(item.insertions, Y.createID(from.client, from.clock))) continue;
        const ranges = renamed.clients.get(to.client) ?? [];
        ranges.push({ clock: to.clock, len: 1 });
        renamed.clients.set(to.client, ranges);
      }
      if (renamed.clients.size > 0) item.insertions = Y.mergeDeleteSets([item.insertions, renamed]);
    }
  }
}
