import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageType } from '../../../lib/protocol/messages.ts';
import { until } from '../rooms/roomsClient.ts';

/** Two people who only want to work: one types all the time, the other reads. */
export class WitnessPair {
  readonly writer: { readonly doc: Y.Doc; readonly provider: WebsocketProvider };
  readonly friend: { readonly doc: Y.Doc; readonly provider: WebsocketProvider };
  /** Closes that either was given. */
  readonly closes: (number | undefined)[] = [];
  /** Longest time from a keystroke to the other's screen since the last look, ms. */
  #slowestMs = 0;
  #typed = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(url: string, draftId: string) {
    this.writer = this.#join(url, draftId, 'witness');
    this.friend = this.#join(url, draftId, 'friend');
  }

  async ready(): Promise<void> {
    await until(() => this.writer.provider.synced && this.friend.provider.synced, 'the witnesses are in');
    this.writer.provider.awareness.setLocalStateField('cursor', null);
    this.friend.provider.awareness.setLocalStateField('cursor', null);
    const sentAtMs = new Map<number, number>();
    this.friend.doc.on('update', () => {
      const length = textOf(this.friend.doc).length;
      for (const [at, ms] of sentAtMs) {
        if (at > length) continue;
        this.#slowestMs = Math.max(this.#slowestMs, performance.now() - ms);
        sentAtMs.delete(at);
      }
    });
    this.#timer = setInterval(() => {
      const text = runOf(this.writer.doc);
      text.insert(text.length, String(this.#typed % 10));
      this.#typed += 1;
      sentAtMs.set(text.length, performance.now());
    }, 25);
  }

  get typed(): number {
    return this.#typed;
  }

  takeSlowestMs(): number {
    const slowest = this.#slowestMs;
    this.#slowestMs = 0;
    return slowest;
  }

  /** Both have the same, and went on typing. */
  async agree(): Promise<void> {
    const goal = this.#typed + 3;
    await until(() => this.#typed >= goal, 'they go on typing');
    await until(() => {
      const target = textOf(this.writer.doc);
      return target === textOf(this.friend.doc) && target.length >= goal;
    }, 'they have the same');
  }

  /** The presence of one as the other sees it. */
  get seesOther(): boolean {
    return this.writer.provider.awareness.getStates().has(this.friend.doc.clientID);
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const { provider, doc } of [this.writer, this.friend]) {
      provider.destroy();
      doc.destroy();
    }
  }

  #join(url: string, draftId: string, person: string): WitnessPair['writer'] {
    class CookieSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie: `person=${person}` } });
      }
    }
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${url}/collab`, draftId, doc, {
      WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    // The client library complains aloud about every acknowledgement that nobody listens to.
    provider.messageHandlers[messageType.acknowledged] = () => {};
    provider.on('connection-close', (event) => this.closes.push(event?.code));
    return { doc, provider };
  }
}

const runOf = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
const textOf = (doc: Y.Doc): string => runOf(doc).toJSON();
