import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { messageType, syncKind } from '../../lib/protocol/messages.ts';
import { syncMessage } from './Keystrokes.ts';

const emptyStateVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

/** Where a client connects to, and whether the server answers sync messages (the bare relay does not). */
export type Address = { readonly url: string; readonly isSynced: boolean };

export type Listener = {
  /** An update that somebody sent. */
  readonly onUpdate?: (update: Uint8Array, atMs: number) => void;
  /** People's states in one presence message. */
  readonly onPresence?: (people: number, atMs: number) => void;
  /** `count` of the messages sent are durable. */
  readonly onAcknowledged?: (count: number, atMs: number) => void;
};

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
  readonly #known: Uint8Array;
  #isOpen = false;

  private constructor(socket: WebSocket, listener: Listener, known: Uint8Array) {
    this.#socket = socket;
    this.#listener = listener;
    this.#known = known;
  }

  /**
   * Connects and resolves once the draft is there.
   *
   * @param known What it answers to the server's question what it has: a client with a document sends all its deletions.
   */
  static async open(address: Address, listener: Listener = {}, known: Uint8Array = emptyUpdate): Promise<BenchClient> {
    const beganMs = performance.now();
    const socket = new WebSocket(address.url, { perMessageDeflate: false });
    const client = new BenchClient(socket, listener, known);
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', (code) => {
        client.closeCode = code;
        reject(new Error(`${new URL(address.url).pathname} closed with ${code}`));
      });
      socket.on('message', (data: Buffer) => client.#receive(data, resolve));
      socket.on('open', () => {
        if (address.isSynced) socket.send(syncMessage('step1', emptyStateVector));
        else resolve();
      });
    });
    client.#isOpen = true;
    client.openMs = performance.now() - beganMs;
    return client;
  }

  /** Sends a message that an acknowledgement will count. */
  sendUpdate(message: Uint8Array): void {
    this.syncSent += 1;
    this.#socket.send(message);
  }

  /** Sends any other message. */
  send(message: Uint8Array): void {
    this.#socket.send(message);
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

  #receive(data: Buffer, synced: () => void): void {
    const atMs = performance.now();
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === messageType.acknowledged) this.#listener.onAcknowledged?.(readVarUint(decoder), atMs);
    else if (type === messageType.awareness) {
      const body = createDecoder(readVarUint8Array(decoder));
      this.#listener.onPresence?.(readVarUint(body), atMs);
    } else if (type === messageType.sync) {
      const kind = readVarUint(decoder);
      if (kind === syncKind.step1) this.sendUpdate(syncMessage('step2', this.#known));
      else {
        const update = readVarUint8Array(decoder);
        if (!this.#isOpen) this.opened.push(Uint8Array.from(update));
        if (kind === syncKind.update) this.#listener.onUpdate?.(update, atMs);
        else synced();
      }
    }
  }
}
