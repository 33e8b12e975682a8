import { createServer, type Server, type Socket } from 'node:net';
import { BatchReader, type Batch } from './BatchReader.ts';

/** The one backend behind all connections. Calls come one at a time. */
export interface Backend {
  /** Runs complete protocol messages and hands out the answer; throws only when the backend is broken for good. */
  execute(messages: Uint8Array, onAnswer: (bytes: Uint8Array) => void): void;
  isInTransaction(): boolean;
}

type Turn = { readonly connection: Connection; readonly batch: Batch };

/** A socket and what it still has to be told apart by. */
type Connection = { readonly socket: Socket; readonly reader: BatchReader };

/** `Q`, length, text, zero: a simple query that ends whatever transaction is open. */
const rollback = Buffer.from([0x51, 0, 0, 0, 13, ...Buffer.from('ROLLBACK'), 0]);
const encryptionRefused = Buffer.from('N');

/**
 * Serves PostgreSQL's protocol for several connections over one backend.
 *
 * Batches run whole and in order of arrival; while a connection is inside a transaction only its own batches
 * run. A connection that is lost inside a transaction has it rolled back. Named prepared statements would be
 * shared by all connections, so clients must not use them.
 */
export class WireServer {
  readonly #backend: Backend;
  readonly #server: Server;
  readonly #onBroken: (error: unknown) => void;
  readonly #connections = new Set<Connection>();
  #waiting: Turn[] = [];
  #holder: Connection | null = null;
  #isRunning = false;

  /** @param onBroken Called once when the backend can no longer be used; nothing is served from then on. */
  constructor(backend: Backend, onBroken: (error: unknown) => void) {
    this.#backend = backend;
    this.#onBroken = onBroken;
    this.#server = createServer((socket) => {
      this.#accept(socket);
    });
  }

  /** Listens on a UNIX socket; rejects when the path cannot be used. */
  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  /** Ends all connections and stops listening. */
  close(): Promise<void> {
    for (const connection of this.#connections) connection.socket.destroy();
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #accept(socket: Socket): void {
    const connection: Connection = { socket, reader: new BatchReader() };
    this.#connections.add(connection);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#drop(connection);
    });
    socket.on('data', (chunk) => {
      try {
        for (const batch of connection.reader.push(chunk)) this.#waiting.push({ connection, batch });
      } catch {
        socket.destroy();
      }
      this.#run();
    });
  }

  #drop(connection: Connection): void {
    this.#connections.delete(connection);
    this.#waiting = this.#waiting.filter((turn) => turn.connection !== connection);
    if (this.#holder !== connection) return;
    this.#guarded(() => {
      this.#backend.execute(rollback, () => undefined);
    });
    this.#holder = null;
    this.#run();
  }

  /** Runs what may run now. One batch per turn of the event loop, so that lost connections are noticed in between. */
  #run(): void {
    if (this.#isRunning) return;
    const turn = this.#nextTurn();
    if (turn === undefined) return;
    this.#isRunning = true;
    setImmediate(() => {
      this.#isRunning = false;
      if (this.#connections.has(turn.connection)) this.#guarded(() => this.#serve(turn));
      this.#run();
    });
  }

  #nextTurn(): Turn | undefined {
    if (this.#holder === null) return this.#waiting.shift();
    const index = this.#waiting.findIndex((turn) => turn.connection === this.#holder);
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  #serve({ connection, batch }: Turn): void {
    switch (batch.kind) {
      case 'encryption':
        connection.socket.write(encryptionRefused);
        return;
      case 'cancel':
      case 'end':
        connection.socket.end();
        return;
      case 'startup':
      case 'messages':
        connection.socket.cork();
        this.#backend.execute(batch.bytes, (bytes) => connection.socket.write(Buffer.from(bytes)));
        connection.socket.uncork();
        this.#holder = this.#backend.isInTransaction() ? connection : null;
        return;
    }
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#waiting = [];
      for (const connection of this.#connections) connection.socket.destroy();
      this.#server.close();
      this.#onBroken(error);
    }
  }
}
