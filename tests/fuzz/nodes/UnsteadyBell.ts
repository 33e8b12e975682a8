import type { Clock } from '../../../server/Clock.ts';
import type { Bell, BellListener, BellMaker } from '../../../server/nodes/Bell.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';

/** How the bell carries. `poor`: it loses, doubles and reorders. `deaf`: connections stand, and nothing comes through. */
export type Carrying = 'fine' | 'poor' | 'deaf';

type End = { readonly listener: BellListener; isOpen: boolean; isGone: boolean };

/** One bell for all nodes of a world, with everything that can go wrong with one. */
export class UnsteadyBell {
  carrying: Carrying = 'fine';
  readonly #ends = new Map<string, End>();
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #note: (what: string) => void;

  constructor(clock: Clock, random: SeededRandom, note: (what: string) => void) {
    this.#clock = clock;
    this.#random = random;
    this.#note = note;
  }

  /** The bell as the node of this name has it. */
  maker(node: string): BellMaker {
    return (listener): Bell => {
      const end: End = { listener, isOpen: false, isGone: false };
      this.#ends.set(node, end);
      this.#clock.soon(() => this.up(node));
      return {
        ring: (text) => {
          if (end.isOpen && !end.isGone) for (const other of this.#ends.values()) this.#carry(other, text);
        },
        close: async () => this.gone(node),
      };
    };
  }

  /** This node alone cannot reach it. */
  down(node: string): void {
    const end = this.#ends.get(node);
    if (end === undefined || !end.isOpen || end.isGone) return;
    end.isOpen = false;
    end.listener.closed();
  }

  up(node: string): void {
    const end = this.#ends.get(node);
    if (end === undefined || end.isOpen || end.isGone) return;
    end.isOpen = true;
    end.listener.opened();
  }

  /** The node is dead: it rings no more, and nobody is told of that. */
  gone(node: string): void {
    const end = this.#ends.get(node);
    if (end !== undefined) end.isGone = true;
    this.#ends.delete(node);
  }

  get nodes(): readonly string[] {
    return [...this.#ends.keys()];
  }

  #carry(end: End, text: string): void {
    if (this.carrying === 'deaf') return;
    if (this.carrying === 'poor' && this.#random.chance(0.25)) return this.#note('the bell lost something');
    this.#arrive(end, text);
    if (this.carrying === 'poor' && this.#random.chance(0.15)) {
      this.#note('the bell rang twice');
      this.#arrive(end, text);
    }
  }

  #arrive(end: End, text: string): void {
    const isLate = this.carrying === 'poor' && this.#random.chance(0.2);
    const delayMs = this.#random.below(isLate ? 4_000 : 6);
    this.#clock.after(delayMs, () => {
      if (end.isOpen && !end.isGone) end.listener.heard(text);
    });
  }
}
