import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import type { CloseCause } from '../../../lib/protocol/closeCodes.ts';
import { presenceMessage, said, syncMessage } from '../../unit/server/roomFixture.ts';
import { HonestPeer } from '../document/HonestPeer.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';
import { Line, type ToClient } from './Line.ts';
import { isWrite } from './RoomsProcess.ts';

/**
 * A person at an editor behind the y-websocket client, whose rules it follows: step 1 when the socket opens, step 2 to each
 * step 1, updates only while connected, presence echoed, and after any end but a 44xx it comes back with the same document.
 */
export class RoomsPeer {
  readonly userId: string;
  editor: HonestPeer;
  line: Line | null = null;
  isSynced = false;
  /** What the server said is durable on this connection. */
  acknowledged = 0;
  /** Cuts that the peer heard of, newest last. */
  readonly endings: (CloseCause | null)[] = [];
  readonly #random: SeededRandom;
  readonly #newClientId: () => number;
  #presenceClock = 0;

  constructor(userId: string, random: SeededRandom, newClientId: () => number) {
    this.userId = userId;
    this.#random = random;
    this.#newClientId = newClientId;
    this.editor = new HonestPeer(newClientId(), random);
  }

  get doc(): Y.Doc {
    return this.editor.doc;
  }

  /** Everything it sent on this connection is durable, as far as it knows. */
  get isSaved(): boolean {
    return this.line !== null && this.isSynced && this.acknowledged === this.line.sentSync.length;
  }

  connect(): Line {
    const line = new Line();
    this.line = line;
    this.isSynced = false;
    this.acknowledged = 0;
    this.#say(syncMessage(0, Y.encodeStateVector(this.doc)));
    this.showPresence();
    return line;
  }

  /** The network goes; the server reads what is on its way, or less, before it notices. */
  drop(): void {
    const { line } = this;
    if (line === null) return;
    this.line = null;
    line.isLetGo = true;
    line.toServer.length = this.#random.below(line.toServer.length + 1);
    line.toClient.length = 0;
  }

  /** A new page: nothing is kept of what only this one knew. */
  reload(): void {
    this.drop();
    this.editor.undo.destroy();
    this.editor.doc.destroy();
    this.editor = new HonestPeer(this.#newClientId(), this.#random);
  }

  edit(): void {
    this.editor.edit();
    this.#flush();
  }

  showPresence(): void {
    this.#presenceClock += 1;
    const entry = { id: this.doc.clientID, clock: this.#presenceClock, state: { user: { name: 'whoever' } } };
    this.#say(presenceMessage([entry]));
  }

  hear(item: ToClient): void {
    if (item.kind === 'close') {
      this.line = null;
      this.endings.push(item.by);
      return;
    }
    if (readVarUint(createDecoder(item.bytes)) === 1) {
      // The client library sends everybody's states back.
      if (this.#random.chance(0.3)) this.#say(item.bytes);
      return;
    }
    const what = said(item.bytes);
    switch (what.kind) {
      case 'acknowledged':
        this.acknowledged = what.count;
        return;
      case 'step1':
        this.#say(syncMessage(1, Y.encodeStateAsUpdate(this.doc, what.body)));
        return;
      case 'step2':
      case 'update':
        this.editor.receive(what.body);
        if (what.kind === 'step2') this.isSynced = true;
        // Yjs tidies formats up after remote changes, and the client library sends that like any edit.
        this.#flush();
        return;
      case 'presence':
      case 'changed':
      case 'pace':
        return;
    }
  }

  #flush(): void {
    for (const update of this.editor.sent.splice(0)) if (this.line !== null) this.#say(syncMessage(2, update));
  }

  #say(message: Uint8Array): void {
    const { line } = this;
    if (line === null || line.isEnded) return;
    line.toServer.push(message);
    if (isWrite(message)) line.sentSync.push(message);
  }
}
