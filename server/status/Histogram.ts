/** Upper bounds of the buckets, ms. */
const bounds = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;
/** Newest values that quantiles are told from. */
const kept = 1_024;

/** What a histogram holds, for whoever shows it. */
export type HistogramFigures = {
  /** How many values lie at or below each bound, ms; the bounds ascend. */
  readonly buckets: readonly { readonly boundMs: number; readonly count: number }[];
  readonly count: number;
  readonly sumMs: number;
};

/** Counts durations: since the start by bucket, and the newest ones for quantiles. Each costs the same, however many there were. */
export class Histogram {
  readonly #counts = new Float64Array(bounds.length + 1);
  readonly #newest = new Float64Array(kept);
  #count = 0;
  #sumMs = 0;

  add(ms: number): void {
    const value = Math.max(0, ms);
    const at = bounds.findIndex((bound) => value <= bound);
    const slot = at === -1 ? bounds.length : at;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    this.#newest[this.#count % kept] = value;
    this.#count += 1;
    this.#sumMs += value;
  }

  figures(): HistogramFigures {
    let below = 0;
    const buckets = bounds.map((boundMs, at) => ({ boundMs, count: (below += this.#counts[at] ?? 0) }));
    return { buckets, count: this.#count, sumMs: this.#sumMs };
  }

  /** The value that `share` of the newest ones do not exceed, ms; null where there are none yet. */
  quantile(share: number): number | null {
    const held = Math.min(this.#count, kept);
    if (held === 0) return null;
    const sorted = this.#newest.slice(0, held).sort();
    return sorted[Math.min(held - 1, Math.ceil(share * held) - 1)] ?? null;
  }
}
