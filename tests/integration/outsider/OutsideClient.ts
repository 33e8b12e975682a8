import { readVarUint } from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** How an outsider proves who he is. */
export type Credentials = { readonly cookie?: string; readonly token?: string; readonly origin?: string };

/** What somebody would write who knows the y-websocket package and the public contract, and has none of our code. */
export class OutsideClient {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** Codes with which its sockets were closed, oldest first. */
  readonly closes: number[] = [];
  /** The last acknowledgement on this connection. */
  acknowledged = 0;
  /** Sync messages of kind 1 and 2 sent on this connection. */
  sent = 0;

  constructor(origin: string, assessmentId: string, credentials: Credentials) {
    const { cookie, token } = credentials;
    const count = (message: Uint8Array): void => {
      if (message[0] === 0 && message[1] !== 0) this.sent += 1;
    };
    class OutsideSocket extends WebSocket {
      constructor(address: string) {
        super(address, {
          headers: cookie === undefined ? {} : { cookie },
          ...(credentials.origin === undefined ? {} : { origin: credentials.origin }),
        });
      }

      override send(data: Uint8Array): void {
        count(data);
        super.send(data);
      }
    }
    this.provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/collab`, assessmentId, this.doc, {
      WebSocketPolyfill: OutsideSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params: token === undefined ? {} : { token },
    });
    this.provider.messageHandlers[64] = (_encoder, decoder) => {
      this.acknowledged = readVarUint(decoder);
    };
    this.provider.on('status', ({ status }) => {
      if (status !== 'connecting') return;
      this.sent = 0;
      this.acknowledged = 0;
    });
    this.provider.on('connection-close', (event) => this.closes.push(event?.code ?? 0));
  }

  get content(): Y.XmlFragment {
    return this.doc.getXmlFragment('content');
  }

  get text(): string {
    return this.content.toJSON();
  }

  get isSaved(): boolean {
    return this.provider.synced && this.sent > 0 && this.acknowledged === this.sent;
  }

  /** All elements of this kind, in the order of the draft. */
  elements(kind: string): Y.XmlElement[] {
    const found: Y.XmlElement[] = [];
    const walk = (parent: Y.XmlFragment): void => {
      for (const child of parent.toArray()) {
        if (!(child instanceof Y.XmlElement)) continue;
        if (child.nodeName === kind) found.push(child);
        walk(child);
      }
    };
    walk(this.content);
    return found;
  }

  /** Every paragraph's run of text; one without words may have none. */
  get paragraphs(): Y.XmlText[] {
    return this.elements('paragraph').flatMap((paragraph) =>
      paragraph.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText),
    );
  }

  end(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** The text inside an element. */
export function runOf(element: Y.XmlElement | undefined): Y.XmlText {
  const run = element?.toArray().find((child) => child instanceof Y.XmlText);
  if (!(run instanceof Y.XmlText)) throw new Error('an element without text');
  return run;
}
