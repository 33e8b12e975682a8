const buckets = 20;

/**
 * Counts frames over a sliding window in twenty steps. Never counts one that is older than the window,
 * so a burst that the bound allows is never refused; a flood is noticed at most one step later.
 */
export class FrameRate {
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
    if (this.#counts === null || step - this.#step >= buckets) {
      this.#counts = new Array<number>(buckets).fill(0);
      this.#sum = 0;
    } else {
      for (let passed = this.#step + 1; passed <= step; passed += 1) {
        this.#sum -= this.#counts[passed % buckets] ?? 0;
        this.#counts[passed % buckets] = 0;
      }
    }
    this.#step = Math.max(step, this.#step);
    const at = this.#step % buckets;
    this.#counts[at] = (this.#counts[at] ?? 0) + weight;
    this.#sum += weight;
    return this.#sum <= this.#max;
  }
}
