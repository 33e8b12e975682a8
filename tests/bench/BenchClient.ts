import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import { messageType, syncKind } from '../../lib/protocol/messages.ts';
import { syncMessage } from './Keystrokes.ts';

const emptyStateVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

/** Where a client connects to, and what is spoken there. */
export type Address = {
  readonly url: string;
  /** Whether the server answers sync messages (the bare relay does not). */
  readonly isSynced: boolean;
  /** Hocuspocus: every message begins with the document's name, and the first one says who one is. */
  readonly documentName?: string;
};

export type Listener = {
  /** An update that somebody sent. */
  readonly onUpdate?: (update: Uint8Array, atMs: number) => void;
  /** Whatever brings a part of the draft, also while opening it. */
  readonly onContent?: (update: Uint8Array, atMs: number) => void;
  /** People's states in one presence message. */
  readonly onPresence?: (people: number, atMs: number) => void;
  /** `count` of the messages sent are acknowledged. */
  readonly onAcknowledged?: (count: number, atMs: number) => void;
};

export type Opening = {
  /** What it answers to the server's question what it has: a client with a document sends all its deletions. */
  readonly known?: Uint8Array;
  /** What it says it has. */
  readonly stateVector?: Uint8Array;
  /** The draft counts as open once that much of it came, whatever the server says; at the latest after `withinMs`. */
  readonly enough?: { readonly bytes: number; readonly withinMs: number };
};

/** What Hocuspocus adds to the protocol. */
const hocus = { auth: 2, token: 0, syncReply: 4, syncStatus: 8 } as const;

function nameOf(documentName: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentName);
  return toUint8Array(encoder);
}

function authentication(): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, hocus.auth);
  writeVarUint(encoder, hocus.token);
  writeVarString(encoder, 'anybody');
  return toUint8Array(encoder);
}

/** A client of the y-websocket protocol without a document: it takes and gives bytes, and costs the driver little. */
export class BenchClient {
  /** Sync messages of kind 1 and 2 sent so far: what acknowledgements count. */
  syncSent = 0;
  /** Updates that came while opening, in order: together they are the draft. */
  readonly opened: Uint8Array[] = [];
  openMs = 0;
  closeCode: number | null = null;
  readonly #socket: WebSocket;
  readonly #listener: Listener;
  readonly #opening: Opening;
  /** In front of each message; null: nothing is. */
  readonly #name: Uint8Array | null;
  #isOpen = false;
  #isSynced = false;
  #openedBytes = 0;
  #acknowledged = 0;

  private constructor(socket: WebSocket, address: Address, listener: Listener, opening: Opening) {
    this.#socket = socket;
    this.#listener = listener;
    this.#opening = opening;
    this.#name = address.documentName === undefined ? null : nameOf(address.documentName);
  }

  /** Connects and resolves once the draft is there. */
  static async open(address: Address, listener: Listener = {}, opening: Opening = {}): Promise<BenchClient> {
    const beganMs = performance.now();
    const socket = new WebSocket(address.url, { perMessageDeflate: false });
    const client = new BenchClient(socket, address, listener, opening);
    let late: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', (code) => {
        client.closeCode = code;
        reject(new Error(`${new URL(address.url).pathname} closed with ${code}`));
      });
      socket.on('message', (data: Buffer) => client.#receive(data, resolve));
      socket.on('open', () => {
        if (!address.isSynced) {
          resolve();
          return;
        }
        if (opening.enough !== undefined) late = setTimeout(resolve, opening.enough.withinMs);
        if (address.documentName !== undefined) client.send(authentication());
        client.send(syncMessage('step1', opening.stateVector ?? emptyStateVector));
      });
    }).finally(() => clearTimeout(late));
    client.#isOpen = true;
    client.openMs = performance.now() - beganMs;
    return client;
  }

  /** Sends a message that an acknowledgement will count. */
  sendUpdate(message: Uint8Array): void {
    this.syncSent += 1;
    this.send(message);
  }

  /** Sends any other message. */
  send(message: Uint8Array): void {
    this.#socket.send(this.#name === null ? message : Buffer.concat([this.#name, message]));
  }

  get isGone(): boolean {
    return this.#socket.readyState === WebSocket.CLOSED;
  }

  async close(): Promise<void> {
    if (this.isGone) return;
    await new Promise<void>((resolve) => {
      this.#socket.once('close', () => resolve());
      this.#socket.close();
    });
  }

  #receive(data: Buffer, opened: () => void): void {
    const atMs = performance.now();
    const decoder = createDecoder(data);
    const isHocus = this.#name !== null;
    if (isHocus) readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === messageType.acknowledged) this.#listener.onAcknowledged?.(readVarUint(decoder), atMs);
    else if (isHocus && type === hocus.syncStatus) {
      if (readVarUint(decoder) === 1) this.#listener.onAcknowledged?.(++this.#acknowledged, atMs);
    } else if (type === messageType.awareness) {
      const body = createDecoder(readVarUint8Array(decoder));
      this.#listener.onPresence?.(readVarUint(body), atMs);
    } else if (type === messageType.sync || (isHocus && type === hocus.syncReply)) {
      const kind = readVarUint(decoder);
      if (kind === syncKind.step1) this.sendUpdate(syncMessage('step2', this.#opening.known ?? emptyUpdate));
      else this.#take(kind, readVarUint8Array(decoder), atMs, opened);
    }
  }

  #take(kind: number, update: Uint8Array, atMs: number, opened: () => void): void {
    this.#listener.onContent?.(update, atMs);
    if (kind === syncKind.update) this.#listener.onUpdate?.(update, atMs);
    else this.#isSynced = true;
    if (this.#isOpen) return;
    this.opened.push(Uint8Array.from(update));
    this.#openedBytes += update.length;
    if (this.#isSynced && this.#openedBytes >= (this.#opening.enough?.bytes ?? 0)) opened();
  }
}
