import type { Clock } from '../Clock.ts';
import type { Log } from '../Log.ts';
import type { Bell, BellMaker } from './Bell.ts';
import { readEnvelope, writeEnvelope, type NodeMessage, type ToldMessage } from './nodeMessage.ts';

/** Every node says this often that it is alive, ms; and hears itself say it. */
const aliveEveryMs = 1_000;
/** A bell on which a node has not heard itself for this long carries nothing, ms. */
const deafAfterMs = 3_000;
/** A node that was not heard for this long is gone, ms: its people are shown no longer. */
const silentAfterMs = 5_000;
/** A node that fell silent without a word may live on where the bell does not reach: it is reckoned with this long, ms. */
const missedForMs = 60_000;
/** What can wait is gathered this long, ms. */
const gatherMs = 20;

/** What is done with what the others tell. */
export type RingListener = {
  readonly heard: (node: string, message: NodeMessage) => void;
  /** A node is heard for the first time, or again. */
  readonly came: (node: string) => void;
  /** A node is gone, or out of reach. */
  readonly went: (node: string) => void;
  /** The bell reaches us again: what was told meanwhile we did not hear. */
  readonly opened: () => void;
  /** What `isWhole` says has changed. */
  readonly turned: (isWhole: boolean) => void;
};

/** The nodes that hear each other: what is told them, whether the bell carries it, and who of them is alive. */
export class NodeRing {
  readonly #id: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #listener: RingListener;
  readonly #bell: Bell;
  /** When each of the others was last heard, ms. */
  readonly #heardMs = new Map<string, number>();
  /** Nodes that fell silent, and when they are no longer reckoned with. */
  readonly #missed = new Map<string, number>();
  #isOpen = false;
  #isUp = false;
  /** What the listener knows of `isWhole`. */
  #isToldWhole = false;
  #heardSelfMs = -Infinity;
  #waiting: ToldMessage[] = [];
  #cancelFlush: (() => void) | null = null;
  #cancelTick: (() => void) | null = null;

  constructor(id: string, makeBell: BellMaker, ports: { clock: Clock; log: Log; listener: RingListener }) {
    this.#id = id;
    this.#clock = ports.clock;
    this.#log = ports.log;
    this.#listener = ports.listener;
    this.#bell = makeBell({
      heard: (text) => this.#hear(text),
      opened: () => {
        this.#isOpen = true;
        this.#flush(true);
      },
      closed: () => {
        this.#isOpen = false;
        this.#judge();
      },
    });
    this.#tick();
  }

  /** Whether what is told now is heard by all nodes that we know of. */
  get isWhole(): boolean {
    return this.#isUp && this.#missed.size === 0;
  }

  /** Whether the bell carries anything. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** The others that are heard. */
  get others(): readonly string[] {
    return [...this.#heardMs.keys()];
  }

  /** Tells the others, at once; lost where the bell does not carry it. */
  tell(...messages: readonly ToldMessage[]): void {
    this.#waiting.push(...messages);
    this.#flush(false);
  }

  /** The same, within some milliseconds, together with what else is told by then. */
  tellSoon(message: ToldMessage): void {
    this.#waiting.push(message);
    this.#cancelFlush ??= this.#clock.after(gatherMs, () => this.#flush(false));
  }

  async close(): Promise<void> {
    this.#cancelTick?.();
    this.tell({ kind: 'bye' });
    await this.#bell.close();
  }

  #tick(): void {
    this.#flush(true);
    this.#judge();
    this.#cancelTick = this.#clock.after(aliveEveryMs, () => this.#tick());
  }

  #flush(isAlive: boolean): void {
    this.#cancelFlush?.();
    this.#cancelFlush = null;
    const messages = this.#waiting;
    this.#waiting = [];
    if (this.#isOpen && (messages.length > 0 || isAlive)) this.#bell.ring(writeEnvelope({ node: this.#id, messages }));
  }

  #hear(text: string): void {
    const told = readEnvelope(text);
    if (told === null) {
      this.#log.warn(
        { bytes: text.length },
        'another node tells what is not understood here: is it of another version?',
      );
      return;
    }
    const now = this.#clock.now();
    if (told.node === this.#id) {
      this.#heardSelfMs = now;
      this.#judge();
      return;
    }
    const isNew = !this.#heardMs.has(told.node);
    this.#heardMs.set(told.node, now);
    if (this.#missed.delete(told.node)) this.#tellTurn();
    if (isNew) this.#listener.came(told.node);
    for (const message of told.messages) {
      if (message.kind === 'bye') this.#part(told.node);
      else this.#listener.heard(told.node, message);
    }
  }

  /** Whether the bell carries, and who is still heard. */
  #judge(): void {
    const now = this.#clock.now();
    const isUp = this.#isOpen && now - this.#heardSelfMs < deafAfterMs;
    if (isUp !== this.#isUp) {
      this.#isUp = isUp;
      if (isUp) this.#log.info({ node: this.#id }, 'the nodes hear each other');
      else this.#log.warn({ node: this.#id }, 'the nodes do not hear each other: they read the database instead');
      if (isUp) this.#listener.opened();
    }
    for (const [node, heardMs] of this.#heardMs) {
      if (now - heardMs < silentAfterMs) continue;
      this.#part(node);
      this.#missed.set(node, now + missedForMs);
      this.#log.warn({ node }, 'a node is not heard any more');
    }
    for (const [node, untilMs] of this.#missed) if (untilMs <= now) this.#missed.delete(node);
    this.#tellTurn();
  }

  #tellTurn(): void {
    if (this.isWhole === this.#isToldWhole) return;
    this.#isToldWhole = this.isWhole;
    this.#listener.turned(this.isWhole);
  }

  #part(node: string): void {
    if (this.#heardMs.delete(node)) this.#listener.went(node);
  }
}
