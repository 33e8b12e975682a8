import { createDecoder, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageType, syncKind } from '../../../lib/protocol/messages.ts';

type Handler = WebsocketProvider['messageHandlers'][number];

/** The shortest pause between two showings of what others wrote, ms: too short to be seen, long enough to type in. */
export const pauseMs = 80;
/** Who wrote something less than this ago is typing, ms. */
export const typingMs = 250;
/** So many waiting messages are taken at once, whatever the clock: a page in the background has slow clocks. */
const mostWaiting = 500;

/**
 * Takes what others write and where their carets are together, at most once per pause, as one change. Each change costs
 * the page a layout and a picture: with ten others typing there would be forty a second, and one's own keys would wait
 * behind them. The first message after a pause is taken at once; while somebody types here, what waits is taken right
 * after the picture that shows their letter, so that the next key finds an idle page. Whatever is neither keeps its
 * place: what waits is taken before it.
 */
export class GatheredMessages {
  private updates: Uint8Array[] = [];
  private carets: (() => void)[] = [];
  private takenAt = -Infinity;
  private wroteAt = -Infinity;
  private awaitsPicture = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private takeUpdates: (merged: Uint8Array) => void = () => undefined;

  /** Stands between a provider's socket and its handlers; what those do with a message is as before. */
  constructor(provider: WebsocketProvider) {
    const sync = handlerOf(provider, messageType.sync);
    const awareness = handlerOf(provider, messageType.awareness);
    provider.messageHandlers[messageType.sync] = (encoder, decoder, owner, emitSynced, type) => {
      const update = updateIn(decoder);
      if (update === null) {
        this.takeAll();
        sync(encoder, decoder, owner, emitSynced, type);
        return;
      }
      this.updates.push(update);
      this.takeUpdates = (merged) => sync(createEncoder(), messageWith(merged), owner, emitSynced, type);
      this.takeSoon();
    };
    provider.messageHandlers[messageType.awareness] = (encoder, decoder, ...rest) => {
      this.carets.push(() => awareness(encoder, decoder, ...rest));
      this.takeSoon();
    };
  }

  /** Takes everything that waits, now. */
  takeAll(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { updates, carets } = this;
    if (updates.length === 0 && carets.length === 0) return;
    this.updates = [];
    this.carets = [];
    // Before the carets, which may stand in it.
    const [first] = updates;
    if (first !== undefined) this.takeUpdates(updates.length === 1 ? first : Y.mergeUpdates(updates));
    for (const take of carets) take();
    // From the end: where the showing itself takes long, there is still a pause after it.
    this.takenAt = performance.now();
  }

  /** Something was written here. */
  wrote(): void {
    this.wroteAt = performance.now();
    if (this.awaitsPicture) return;
    this.awaitsPicture = true;
    requestAnimationFrame(() => {
      // A task of its own: a frame's callbacks still stand before its picture.
      setTimeout(() => {
        this.awaitsPicture = false;
        if (this.takenAt + pauseMs <= performance.now()) this.takeAll();
      });
    });
  }

  private takeSoon(): void {
    const wait = Math.max(this.takenAt + pauseMs, this.wroteAt + typingMs) - performance.now();
    if (wait <= 0 || this.updates.length + this.carets.length >= mostWaiting) return this.takeAll();
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.takeSoon(); // where something was written meanwhile, it waits on
    }, wait);
  }
}

function handlerOf(provider: WebsocketProvider, type: number): Handler {
  const handler = provider.messageHandlers[type];
  if (handler === undefined) throw new Error(`the provider does not read messages of type ${type}`);
  return handler;
}

/** The update in a sync message; null where it is a step of the handshake. */
function updateIn(decoder: Decoder): Uint8Array | null {
  const { pos } = decoder;
  const kind = readVarUint(decoder);
  const body = kind === syncKind.update ? readVarUint8Array(decoder) : null;
  decoder.pos = pos;
  return body;
}

function messageWith(update: Uint8Array): Decoder {
  const encoder = createEncoder();
  writeVarUint(encoder, syncKind.update);
  writeVarUint8Array(encoder, update);
  return createDecoder(toUint8Array(encoder));
}
