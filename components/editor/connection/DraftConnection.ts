import { readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { schemaVersion } from '@/lib/document/grammar.ts';
import { collabPath, fragmentName, messageType, topics, type Topic } from '@/lib/protocol/messages.ts';
import {
  initialSaveState,
  isFinalClose,
  nextSaveState,
  pendingCount,
  saveViewAt,
  type SaveEvent,
  type SaveState,
} from '@/lib/protocol/saveState.ts';
import { MovedBlocks } from '../moving/MovedBlocks.ts';
import { countingSocket } from './countingSocket.ts';
import { GatheredMessages } from './GatheredMessages.ts';
import { heldSocket } from './heldSocket.ts';
import { readMoves } from './readMoves.ts';
import { textOf, touchedBlocks } from './touchedBlocks.ts';

export type ConnectionOptions = {
  /** `ws://host` or `wss://host`, without a path. */
  readonly origin: string;
  readonly assessmentId: string;
  readonly mayWrite: boolean;
  /** Name of the store on this device; null keeps nothing (a reader has nothing to lose). */
  readonly storeName: string | null;
};

/** What a screen may know; a new object per change. `isLoaded`: the server's whole draft has arrived at least once. */
export type ConnectionSnapshot = { readonly save: SaveState; readonly isLoaded: boolean };

/** First pause before trying again where the server asked for less, ms; doubles up to a minute. */
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;

/**
 * One browser's tie to one draft: the Y.Doc, its copy on this device, and the socket. It never decides what the page
 * says; it feeds the save-state machine and tells of closes.
 */
export class DraftConnection {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  readonly awareness: Awareness;
  /** Moves blocks, and keeps what is typed in a block that somebody else moves. */
  readonly moved: MovedBlocks;
  /** Called for each close of the socket, with the server's code. */
  onClosed: (code: number | null) => void = () => undefined;
  /** Called each time the socket is open. */
  onOpened: () => void = () => undefined;

  private readonly gathered: GatheredMessages;
  private save: SaveState;
  private snapshot: ConnectionSnapshot;
  private readonly store: IndexeddbPersistence | null;
  /** Called once this device's copy is read. */
  private storeIsRead: () => void = () => undefined;
  private readonly listeners = new Set<() => void>();
  private readonly newsListeners = new Set<(topic: Topic | null) => void>();
  private touched = new Set<Y.XmlElement>();
  private pauseMs = firstPauseMs;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private isDisposed = false;

  constructor(options: ConnectionOptions) {
    this.save = initialSaveState(options.mayWrite);
    this.snapshot = { save: this.save, isLoaded: false };
    // Registered before the provider's own listener, so that an update is counted before it is sent.
    this.doc.on('update', this.onUpdate);
    this.doc.on('afterTransaction', this.onTransaction);
    this.provider = new WebsocketProvider(`${options.origin}${collabPath}`, options.assessmentId, this.doc, {
      connect: false,
      disableBc: true, // BroadcastChannel would pass edits around the server's checks
      params: { schema: String(schemaVersion) },
      WebSocketPolyfill: heldSocket(
        new Promise((resolve) => (this.storeIsRead = resolve)),
        countingSocket((socket, message) => {
          if (socket === this.provider.ws) this.apply({ kind: 'sent', message });
        }),
      ),
    });
    this.awareness = this.provider.awareness;
    this.tellOnlyOfOneself();
    // Yjs tidies doubled marks in every copy that receives them, and the library sends that on as if it were typed;
    // from who may only read, the server answers any update by ending the connection.
    if (!options.mayWrite) this.doc.off('update', this.provider._updateHandler);
    this.moved = new MovedBlocks(this.doc.getXmlFragment(fragmentName), this.doc);
    this.moved.mayWrite = options.mayWrite;
    readMoves(this.provider, this.moved);
    this.gathered = new GatheredMessages(this.provider);
    this.provider.messageHandlers[messageType.acknowledged] = (_encoder, decoder) => {
      this.apply({ kind: 'acknowledged', count: readVarUint(decoder), at: Date.now() });
    };
    this.provider.messageHandlers[messageType.changed] = (_encoder, decoder) => {
      const heard = readVarString(decoder);
      const topic = topics.find((each) => each === heard);
      if (topic !== undefined) this.tellNews(topic);
    };
    this.provider.messageHandlers[messageType.pace] = (_encoder, decoder) => {
      this.apply({ kind: 'pace', isSlow: readVarUint(decoder) === 1 });
    };
    this.provider.on('status', ({ status }) => {
      if (status !== 'connected') return;
      this.apply({ kind: 'opened' });
      this.onOpened();
      this.tellNews(null);
    });
    this.provider.on('sync', (isSynced) => {
      if (isSynced) this.onSynced();
    });
    this.provider.on('connection-close', (event) => this.onClose(event?.code ?? null));
    this.store = options.storeName === null ? null : new IndexeddbPersistence(options.storeName, this.doc);
  }

  /** The device lost its network: sockets would only notice after half a minute. */
  private readonly onOffline = (): void => {
    if (!this.provider.shouldConnect) return;
    this.provider.disconnect();
    this.provider.connect();
  };

  private readonly onOnline = (): void => {
    if (this.provider.shouldConnect) this.provider.connect();
  };

  /** Connects, and speaks once what this device holds is loaded: so stored edits travel with the first step 2. */
  async start(): Promise<void> {
    if (this.isDisposed) return;
    window.addEventListener('offline', this.onOffline);
    window.addEventListener('online', this.onOnline);
    this.provider.connect();
    if (this.store !== null) {
      await Promise.race([this.store.whenSynced, storeFailure(this.store)]);
      if (this.isDisposed) return;
      if (this.doc.getXmlFragment(fragmentName).length > 0) this.apply({ kind: 'restored', at: Date.now() });
    }
    this.storeIsRead();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): ConnectionSnapshot => this.snapshot;

  /** Hears what has changed beside the draft; null: anything may have, since nothing was heard for a while. */
  onNews(listener: (topic: Topic | null) => void): () => void {
    this.newsListeners.add(listener);
    return () => this.newsListeners.delete(listener);
  }

  /** Connects at once instead of waiting for the next try. */
  tryNow(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
    if (!this.isDisposed) this.provider.connect();
  }

  /** Takes note of the right to write. A reader's edits are never sent: the editor is read-only before this is said. */
  setRights(mayWrite: boolean): void {
    this.moved.mayWrite = mayWrite;
    this.apply({ kind: 'rights', mayWrite, at: Date.now() });
  }

  /** Stops talking to the server; the document and this device's copy stay. */
  disconnect(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
    this.provider.disconnect();
  }

  /** Text of the blocks that were edited here since everything was last stored. */
  unsavedText(): string {
    return [...this.touched]
      .filter((element) => element._item?.deleted !== true && element.doc !== null)
      .map(textOf)
      .filter((text) => text.trim() !== '')
      .join('\n\n');
  }

  /** Ends everything; `forget` also removes this device's copy. */
  async dispose(forget = false): Promise<void> {
    if (this.isDisposed) return;
    this.isDisposed = true;
    window.removeEventListener('offline', this.onOffline);
    window.removeEventListener('online', this.onOnline);
    this.disconnect();
    this.moved.destroy();
    this.provider.destroy();
    this.awareness.off('update', this.onAwareness);
    this.awareness.destroy();
    if (this.store === null) return;
    await (forget ? this.store.clearData() : this.store.destroy());
  }

  private apply(event: SaveEvent): void {
    this.save = nextSaveState(this.save, event);
    if (saveViewAt(this.save, Date.now()).state === 'saved') this.touched = new Set();
    this.snapshot = { save: this.save, isLoaded: this.save.hasEverSynced };
    for (const listener of this.listeners) listener();
  }

  private tellNews(topic: Topic | null): void {
    for (const listener of this.newsListeners) listener(topic);
  }

  private isOurs(origin: unknown): boolean {
    return origin !== this.provider && origin !== this.store;
  }

  private readonly onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (!this.isOurs(origin)) return;
    this.gathered.wrote();
    this.apply({ kind: 'local-update', at: Date.now() });
  };

  private readonly onTransaction = (transaction: Y.Transaction): void => {
    if (!this.isOurs(transaction.origin)) return;
    for (const block of touchedBlocks(transaction)) this.touched.add(block);
  };

  private onSynced(): void {
    this.pauseMs = firstPauseMs;
    this.apply({ kind: 'synced', at: Date.now() });
  }

  private onClose(code: number | null): void {
    this.gathered.takeAll();
    this.moved.disconnected();
    this.apply({ kind: 'closed', code, at: Date.now() });
    if (isFinalClose(code)) {
      // 1009 is the one final code that the client library would try again, with the same frame.
      queueMicrotask(() => this.disconnect());
    } else if (code !== null && code >= 4400 && code < 4500) {
      this.retry = setTimeout(() => this.tryNow(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
    }
    this.onClosed(code);
  }

  /** The library forwards everybody's awareness as if it were ours; the server would only throw that away. */
  private tellOnlyOfOneself(): void {
    this.awareness.off('update', this.provider._awarenessUpdateHandler as () => void);
    this.awareness.on('update', this.onAwareness);
  }

  private readonly onAwareness = (
    changes: { readonly added: number[]; readonly updated: number[]; readonly removed: number[] },
    origin: unknown,
  ): void => {
    const own = this.doc.clientID;
    const isOwn = [...changes.added, ...changes.updated, ...changes.removed].includes(own);
    const { ws } = this.provider;
    if (!isOwn || origin === this.provider || ws === null || ws.readyState !== ws.OPEN) return;
    const encoder = createEncoder();
    writeVarUint(encoder, messageType.awareness);
    writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [own]));
    ws.send(toUint8Array(encoder));
  };

  /** Whether anything would be lost for the server if this page closed now. */
  get hasPending(): boolean {
    return pendingCount(this.save) > 0;
  }
}

/** A store that cannot open (private window, full disk) must not keep the page from connecting. */
function storeFailure(store: IndexeddbPersistence): Promise<void> {
  const opening = store._db as unknown as Promise<unknown>;
  return new Promise((resolve) => {
    opening.catch(() => resolve());
  });
}
