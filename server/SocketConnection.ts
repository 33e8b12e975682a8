import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { closeCodes, type CloseCause } from '../lib/protocol/closeCodes.ts';
import type { Connection } from './Connection.ts';
import { piecesOf, type Frame } from './frames.ts';

/** Who sends what cannot be has this long to read why, ms: the goal is to be rid of them within 250. */
const cutAfterMs = 100;

/**
 * A WebSocket as a session's connection. Frames are written straight to the TCP socket, so that one that was made
 * once serves everybody. What the kernel does not take waits here and not in the stream: it can be dropped at once.
 */
export class SocketConnection implements Connection {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #closeGraceMs: number;
  /** Null while the kernel takes all: most sockets never have anything waiting. */
  #waiting: Frame[] | null = null;
  #waitingBytes = 0;
  #isClosed = false;
  #unansweredPings = 0;

  constructor(ws: WebSocket, socket: Duplex, closeGraceMs: number) {
    this.#ws = ws;
    this.#socket = socket;
    this.#closeGraceMs = closeGraceMs;
  }

  get backlogBytes(): number {
    return this.#waitingBytes + this.#socket.writableLength;
  }

  send(frames: readonly Frame[]): void {
    // Nothing may follow a close frame, not even one that `ws` sent by itself.
    if (this.#isClosed || this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#waiting === null) {
      if (!this.#socket.writableNeedDrain) {
        this.#write(frames);
        return;
      }
      this.#waiting = [];
      this.#socket.once('drain', () => this.#sendWaiting());
    }
    for (const frame of frames) {
      this.#waiting.push(frame);
      this.#waitingBytes += frame.byteLength;
    }
  }

  close(cause: CloseCause): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#waiting = null;
    this.#waitingBytes = 0;
    this.#ws.removeAllListeners('message');
    this.#ws.close(closeCodes[cause], cause);
    // What still comes in is thrown away unread: 20,000 frames that were sent already cost nothing. It is read, for
    // otherwise the kernel would answer with a reset, and the client would never see the close frame.
    this.#socket.removeAllListeners('data');
    this.#socket.on('data', () => {});
    this.#socket.resume();
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), this.#closeGraceMs).unref();
  }

  /** Reads nothing more, and cuts the line once the client has had time to read why. */
  stopReading(): void {
    this.#isClosed = true;
    setImmediate(() => this.#socket.pause());
    setTimeout(() => this.#socket.destroy(), cutAfterMs).unref();
  }

  ping(): void {
    if (this.#isClosed) return;
    if (this.#unansweredPings >= 2) {
      this.#ws.terminate();
      return;
    }
    this.#unansweredPings += 1;
    this.#ws.ping();
  }

  /** The client gave a sign of life. */
  answered(): void {
    this.#unansweredPings = 0;
  }

  #sendWaiting(): void {
    if (this.#isClosed || this.#ws.readyState !== this.#ws.OPEN) return;
    const frames = this.#waiting ?? [];
    this.#waiting = null;
    this.#waitingBytes = 0;
    this.#write(frames);
  }

  /** One system call, however many pieces. */
  #write(frames: readonly Frame[]): void {
    const pieces = piecesOf(frames);
    if (pieces.length > 1) this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece);
    if (pieces.length > 1) this.#socket.uncork();
  }
}
