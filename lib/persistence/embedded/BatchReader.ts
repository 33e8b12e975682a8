/** What a client sent, cut at the points where PostgreSQL answers. */
export type Batch =
  | { readonly kind: 'startup'; readonly bytes: Uint8Array }
  /** Messages up to and with a Query or a Sync: they belong together and are run together. */
  | { readonly kind: 'messages'; readonly bytes: Uint8Array }
  /** Encryption asked for: refused with one byte, the client goes on without. */
  | { readonly kind: 'encryption' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'end' };

const startupVersion = 196_608;
const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
const cancelRequest = 80_877_102;
const query = 0x51;
const sync = 0x53;
const functionCall = 0x46;
const terminate = 0x58;

/** Bytes of a typed message before its body: one for the type, four for the length. */
const headerBytes = 5;
/** Length and code of a message without a type, which only the beginning of a connection has. */
const untypedBytes = 8;
/** The largest single message taken; far above what any draft needs, far below what ends the process. */
const maxMessageBytes = 512 * 1024 * 1024;

/**
 * Cuts the byte stream of PostgreSQL's protocol (version 3) into batches.
 *
 * The messages of an extended query (Parse, Bind, Describe, Execute, Sync) share unnamed statements and portals,
 * and after an error everything up to Sync is skipped. The embedded database has one backend for all connections,
 * so a batch must never be interleaved with another connection's: it would bind the other's statement.
 */
export class BatchReader {
  #chunks: Buffer[] = [];
  #bytes = 0;
  #buffer: Buffer = Buffer.alloc(0);
  /** Where in the buffer the next message of the batch begins. */
  #next = 0;
  /** Reading on makes no sense before this many bytes are there; keeps large messages from being copied per chunk. */
  #needed = untypedBytes;
  #isStarted = false;

  /**
   * Takes the next bytes of the stream.
   *
   * @returns The batches they complete, in order.
   * @throws RangeError when the stream is not the protocol; the connection is then lost.
   */
  push(chunk: Buffer): readonly Batch[] {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    const batches: Batch[] = [];
    if (this.#bytes < this.#needed) return batches;
    this.#buffer = Buffer.concat(this.#chunks, this.#bytes);
    for (let batch = this.#cut(); batch !== null; batch = this.#cut()) batches.push(batch);
    this.#chunks = [this.#buffer];
    this.#bytes = this.#buffer.length;
    return batches;
  }

  #cut(): Batch | null {
    return this.#isStarted ? this.#cutMessages() : this.#cutUntyped();
  }

  #cutUntyped(): Batch | null {
    if (!this.#has(untypedBytes)) return null;
    const length = checkedLength(this.#buffer.readInt32BE(0), untypedBytes);
    if (!this.#has(length)) return null;
    const code = this.#buffer.readInt32BE(4);
    const bytes = this.#take(length);
    switch (code) {
      case sslRequest:
      case gssRequest:
        return { kind: 'encryption' };
      case cancelRequest:
        return { kind: 'cancel' };
      case startupVersion:
        this.#isStarted = true;
        return { kind: 'startup', bytes };
      default:
        throw new RangeError(`not a PostgreSQL client: code ${code}`);
    }
  }

  #cutMessages(): Batch | null {
    for (;;) {
      if (!this.#has(this.#next + headerBytes)) return null;
      const type = this.#buffer[this.#next];
      const length = checkedLength(this.#buffer.readInt32BE(this.#next + 1), 4) + 1;
      if (!this.#has(this.#next + length)) return null;
      this.#next += length;
      if (type === terminate) return { kind: 'end' };
      if (type === query || type === sync || type === functionCall) {
        return { kind: 'messages', bytes: this.#take(this.#next) };
      }
    }
  }

  #has(bytes: number): boolean {
    this.#needed = bytes;
    return this.#buffer.length >= bytes;
  }

  #take(length: number): Uint8Array {
    const taken = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    this.#next = 0;
    return taken;
  }
}

function checkedLength(length: number, least: number): number {
  if (length < least || length > maxMessageBytes) throw new RangeError(`message of ${length} bytes`);
  return length;
}
