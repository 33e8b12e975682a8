const buckets = 20;

/**
 * Counts frames over a sliding window in twenty steps. Never counts one that is older than the window,
 * so a burst that the bound allows is never refused; a flood is noticed at most one step later.
 */
export class FrameRate {
  /** Frames by step; null while all of them came in one step, as for somebody who is silent. */
  #counts: number[] | null = null;
  #sum = 0;
  #step = 0;
  readonly #max: number;
  readonly #stepMs: number;

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#stepMs = windowMs / buckets;
  }

  /** Counts `weight` frames at `now`, ms; false once there are more than the bound in the window. */
  admits(now: number, weight = 1): boolean {
    const step = Math.floor(now / this.#stepMs);
    if (step - this.#step >= buckets) {
      this.#counts = null;
      this.#sum = 0;
    } else if (step > this.#step && this.#sum > 0) this.#moveTo(step);
    this.#step = Math.max(step, this.#step);
    if (this.#counts !== null) this.#counts[this.#step % buckets] = (this.#counts[this.#step % buckets] ?? 0) + weight;
    this.#sum += weight;
    return this.#sum <= this.#max;
  }

  /** Forgets what has left the window. */
  #moveTo(step: number): void {
    if (this.#counts === null) {
      this.#counts = new Array<number>(buckets).fill(0);
      this.#counts[this.#step % buckets] = this.#sum;
    }
    for (let passed = this.#step + 1; passed <= step; passed += 1) {
      this.#sum -= this.#counts[passed % buckets] ?? 0;
      this.#counts[passed % buckets] = 0;
    }
  }
}
