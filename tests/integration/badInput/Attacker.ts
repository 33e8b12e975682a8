import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { syncMessage } from '../../unit/server/roomFixture.ts';

/** A socket without manners: sends bytes as they are, on any layer, and notes when and how it was ended. */
export class Attacker {
  readonly socket: WebSocket;
  /** The draft as far as it was sent it. */
  readonly doc = new Y.Doc();
  readonly closed: Promise<number>;
  closedAtMs: number | null = null;
  sentAtMs = 0;
  #pieces = 0;

  constructor(url: string, draftId: string, person: string) {
    this.socket = new WebSocket(`${url}/collab/${draftId}`, { headers: { cookie: `person=${person}` } });
    this.socket.binaryType = 'nodebuffer';
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer) => this.#hear(data));
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code) => {
        this.closedAtMs ??= performance.now();
        resolve(code);
      });
    });
  }

  /** Joined, and has the draft. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.once('open', resolve));
    this.send(syncMessage(0, Uint8Array.of(0)));
    while (this.#pieces < 2) await new Promise((resolve) => this.socket.once('message', resolve));
  }

  send(bytes: Uint8Array | string): void {
    this.sentAtMs = performance.now();
    this.socket.send(bytes, () => {});
  }

  update(update: Uint8Array): void {
    this.send(syncMessage(2, update));
  }

  /** Bytes on the TCP connection, past the WebSocket layer. */
  sendRaw(bytes: Uint8Array): void {
    this.sentAtMs = performance.now();
    const { _socket: tcp } = this.socket as unknown as { _socket: { write(data: Uint8Array): boolean } };
    tcp.write(bytes);
  }

  /** What `change` does to the draft, as one update under `clientId`. */
  madeUpdate(clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    doc.clientID = clientId;
    const before = Y.encodeStateVector(doc);
    change(doc);
    return Y.encodeStateAsUpdate(doc, before);
  }

  #hear(data: Buffer): void {
    const decoder = createDecoder(new Uint8Array(data));
    if (readVarUint(decoder) !== 0) return;
    if (readVarUint(decoder) === 0) return;
    this.#pieces += 1;
    Y.applyUpdate(this.doc, readVarUint8Array(decoder));
  }
}
