import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';
import { fragmentName, messageType, syncKind } from '../../lib/protocol/messages.ts';

/** A sync message: step 1 with a state vector, step 2 or an update with an update. */
export function syncMessage(kind: keyof typeof syncKind, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.sync);
  writeVarUint(encoder, syncKind[kind]);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

const words = 'The agency assesses with moderate confidence that output will recover before the end of the year. ';

/**
 * One person's typing, prepared beforehand: real Yjs updates, each one character at the end of a paragraph of the
 * person's own. The first one (`opening`) makes the paragraph. Remembers when each was sent, so that whoever
 * receives it can say how long it took.
 */
export class Keystrokes {
  readonly clientId: number;
  readonly opening: Uint8Array;
  /** Keystroke `n` has the clock `firstClock + n`. */
  readonly firstClock: number;
  /** When keystroke `n` was sent, ms. */
  readonly sentAtMs: number[] = [];
  readonly #prepared: Uint8Array[] = [];
  readonly #text = new Y.XmlText();
  #next = 0;

  constructor(clientId: number) {
    this.clientId = clientId;
    const doc = new Y.Doc();
    doc.clientID = clientId;
    const paragraph = new Y.XmlElement('paragraph');
    doc.transact(() => {
      paragraph.setAttribute('id', `typed-${clientId}`);
      paragraph.insert(0, [this.#text]);
      doc.getXmlFragment(fragmentName).insert(0, [paragraph]);
    });
    this.opening = syncMessage('update', Y.encodeStateAsUpdate(doc));
    this.firstClock = Y.getState(doc.store, clientId);
    doc.on('update', (update: Uint8Array) => this.#prepared.push(syncMessage('update', update)));
  }

  /** Makes sure that `count` more keystrokes are ready to be sent. */
  prepare(count: number): void {
    while (this.#prepared.length - this.#next < count) {
      const at = this.#prepared.length;
      this.#text.insert(at, words.charAt(at % words.length));
    }
  }

  /** How many have been sent. */
  get sent(): number {
    return this.#next;
  }

  /** The next message, counted as sent now. */
  take(): Uint8Array {
    const message = this.#prepared[this.#next];
    if (message === undefined) throw new Error('more keystrokes sent than prepared');
    this.sentAtMs[this.#next] = performance.now();
    this.#next += 1;
    return message;
  }
}
