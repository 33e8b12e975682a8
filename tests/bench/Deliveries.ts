import * as Y from 'yjs';
import type { Keystrokes } from './Keystrokes.ts';

/** Follows every keystroke from its sender to every receiver. Servers may merge updates: what counts is the keystroke. */
export class Deliveries {
  /** Ms from sending to receiving, one per keystroke and receiver. */
  readonly samples: number[] = [];
  readonly #writers = new Map<number, { readonly keystrokes: Keystrokes; readonly from: number }>();

  /** Counts keystrokes sent from now on by these writers, whoever receives them. */
  constructor(writers: readonly Keystrokes[]) {
    for (const keystrokes of writers) this.#writers.set(keystrokes.clientId, { keystrokes, from: keystrokes.sent });
  }

  /** An update reached one receiver, who does not count what comes back of its own. */
  received(update: Uint8Array, atMs: number, ownId?: number): void {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [clientId, end] of to) {
      const writer = this.#writers.get(clientId);
      if (writer === undefined || clientId === ownId) continue;
      const { firstClock, sentAtMs } = writer.keystrokes;
      const first = Math.max(writer.from, (from.get(clientId) ?? 0) - firstClock);
      for (let n = first; n < end - firstClock; n++) {
        const sentMs = sentAtMs[n];
        if (sentMs !== undefined) this.samples.push(atMs - sentMs);
      }
    }
  }
}
