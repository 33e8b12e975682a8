import { createDecoder, readVarUint } from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageType, syncKind } from '../../../lib/protocol/messages.ts';
import type { SeededRandom } from '../../fuzz/document/SeededRandom.ts';

/** Where a client connects to, and as whom. */
export type Place = { readonly origin: string; readonly cookie: string; readonly assessmentId: string };

/** The update of a sync message of kind 1 or 2; null for any other message. */
export function writtenBy(message: Uint8Array): Uint8Array | null {
  const decoder = createDecoder(message);
  if (readVarUint(decoder) !== messageType.sync || readVarUint(decoder) === syncKind.step1) return null;
  const length = readVarUint(decoder);
  return Uint8Array.from(decoder.arr.subarray(decoder.pos, decoder.pos + length));
}

/** The unmodified y-websocket client with somebody at it who makes small random edits, and an ear for what it is promised. */
export class TypingClient {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** How its connections ended, in order: codes, 1006 for a broken line. */
  readonly closes: number[] = [];
  /** What it sent on this connection that acknowledgements count. */
  #sent: Uint8Array[] = [];
  #acknowledged = 0;

  /** @param onPromise Told of each update that the server says is durable. */
  constructor(place: Place, onPromise: (update: Uint8Array) => void) {
    const startAnew = (): void => {
      this.#sent = [];
      this.#acknowledged = 0;
    };
    const keep = (message: Uint8Array): void => {
      const update = writtenBy(message);
      if (update !== null) this.#sent.push(update);
    };
    class OverheardSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie: place.cookie } });
        startAnew();
      }

      override send(message: Uint8Array): void {
        keep(message);
        super.send(message);
      }
    }
    this.provider = new WebsocketProvider(
      `${place.origin.replace('http', 'ws')}/collab`,
      place.assessmentId,
      this.doc,
      {
        WebSocketPolyfill: OverheardSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        maxBackoffTime: 500,
      },
    );
    this.provider.messageHandlers[messageType.acknowledged] = (_encoder, decoder) => {
      const count = readVarUint(decoder);
      for (const update of this.#sent.slice(this.#acknowledged, count)) onPromise(update);
      this.#acknowledged = count;
    };
    this.provider.on('connection-close', (event: { code: number } | null) => {
      if (event !== null) this.closes.push(event.code);
    });
  }

  /** Connected, and everything it wrote is durable. */
  get isSaved(): boolean {
    return this.provider.synced && this.#sent.length > 0 && this.#acknowledged === this.#sent.length;
  }

  /** Writes or deletes a few characters somewhere. */
  edit(random: SeededRandom): void {
    const texts = [...this.doc.getXmlFragment('content').createTreeWalker((node) => node instanceof Y.XmlText)];
    if (texts.length === 0) return;
    const text = random.pick(texts) as Y.XmlText;
    const at = random.below(text.length + 1);
    if (random.chance(0.3)) text.delete(at, Math.min(random.below(6), text.length - at));
    else text.insert(at, `${random.below(1_000).toString(36)} `);
  }

  end(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** The draft as the server gives it to somebody who has nothing, and who answers nothing. */
export async function draftOnServer({ origin, cookie, assessmentId }: Place): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/collab/${assessmentId}`, { headers: { cookie } });
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('open', () => socket.send(Uint8Array.of(messageType.sync, syncKind.step1, 1, 0)));
    socket.on('message', (message: Buffer) => {
      const update = writtenBy(message);
      if (update === null) return;
      Y.applyUpdate(doc, update);
      if (message[1] === syncKind.step2) resolve();
    });
  });
  socket.removeAllListeners('close');
  socket.terminate();
  return doc;
}

/** Whether `doc` has all that `update` brings, deletions included. Leaves `doc` as it was if so. */
export function hasAllOf(doc: Y.Doc, update: Uint8Array): boolean {
  let isNews = false;
  const note = (): void => {
    isNews = true;
  };
  doc.on('update', note);
  Y.applyUpdate(doc, update);
  doc.off('update', note);
  return !isNews && doc.store.pendingStructs === null && doc.store.pendingDs === null;
}
