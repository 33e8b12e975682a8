import { createDecoder, readVarUint } from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { draftId, type Person, type RoomsServer } from './roomsServer.ts';

/** The unmodified client of the y-websocket package, with what it says about itself. */
export type PlainClient = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Text of all paragraphs and the title. */
  text(): string;
  /** How many of its sync messages the server has said are durable, on this connection. */
  acknowledged(): number;
  /** Whether it was told that others' words from other nodes come within seconds only. */
  isSlow(): boolean;
  closedWith(): Promise<number>;
  destroy(): void;
};

/** Connects the plain client to the draft, as `person`, by cookie. */
export function plainClient(
  server: RoomsServer,
  person: Person,
  options: { readonly doc?: Y.Doc; readonly connect?: boolean; readonly params?: Record<string, string> } = {},
): PlainClient {
  class CookieSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: `person=${person}` } });
    }
  }
  const doc = options.doc ?? new Y.Doc();
  const provider = new WebsocketProvider(`${server.url}/collab`, draftId, doc, {
    WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    connect: options.connect ?? true,
    params: options.params ?? {},
  });
  let acknowledged = 0;
  let isSlow = false;
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connecting') return;
    acknowledged = 0;
    isSlow = false;
  });
  provider.messageHandlers[64] = (_encoder: unknown, decoder: Parameters<typeof readVarUint>[0]) => {
    acknowledged = readVarUint(decoder);
  };
  provider.messageHandlers[66] = (_encoder: unknown, decoder: Parameters<typeof readVarUint>[0]) => {
    isSlow = readVarUint(decoder) === 1;
  };
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event: { code: number } | null) => resolve(event?.code ?? 0));
  });
  return {
    doc,
    provider,
    text: () => doc.getXmlFragment('content').toJSON(),
    acknowledged: () => acknowledged,
    isSlow: () => isSlow,
    closedWith: () => closed,
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Waits for a condition, looking after every turn of the event loop. */
export async function until(condition: () => boolean, what: string, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`still waiting for: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Appends `text` to the draft's paragraph. */
export function type(doc: Y.Doc, text: string): void {
  const paragraph = doc.getXmlFragment('content').get(1) as Y.XmlElement;
  const run = paragraph.get(0) as Y.XmlText;
  run.insert(run.length, text);
}

/** A bare socket: sends what it is told, keeps what it gets. */
export type RawClient = {
  readonly socket: WebSocket;
  /** Messages received, oldest first. */
  readonly messages: readonly Uint8Array[];
  readonly opened: Promise<void>;
  readonly closed: Promise<number>;
  /** Sync messages that the server says are durable. */
  acknowledged(): number;
  send(...bytes: readonly (number | Uint8Array)[]): void;
};

/** Connects a bare socket as `person` (null: nobody). */
export function rawClient(
  server: Pick<RoomsServer, 'url'>,
  person: string | null,
  options: { readonly path?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): RawClient {
  const socket = new WebSocket(`${server.url}${options.path ?? `/collab/${draftId}`}`, {
    headers: { ...(person === null ? {} : { cookie: `person=${person}` }), ...options.headers },
  });
  const messages: Uint8Array[] = [];
  socket.binaryType = 'nodebuffer';
  socket.on('message', (data: Buffer) => messages.push(new Uint8Array(data)));
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  opened.catch(() => {});
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  return {
    socket,
    messages,
    opened,
    closed,
    acknowledged: () => {
      const last = messages.findLast(([kind]) => kind === 64);
      return last === undefined ? 0 : readVarUint(createDecoder(last.subarray(1)));
    },
    send: (...parts) =>
      socket.send(Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)))),
  };
}
