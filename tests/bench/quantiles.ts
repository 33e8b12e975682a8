/** The value below which a share of the samples lies (nearest rank); NaN for none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

/** The middle of what several rounds gave: one disturbed round does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Milliseconds: median, 95th and 99th of a hundred, worst. */
export type Spread = { readonly p50: number; readonly p95: number; readonly p99: number; readonly worst: number };

export function spreadOf(samples: readonly number[]): Spread {
  const at = (share: number): number => quantile(samples, share);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}

/** Quantile by quantile the median of several rounds. */
export function medianSpread(rounds: readonly Spread[]): Spread {
  const of = (key: keyof Spread): number => median(rounds.map((round) => round[key]));
  return { p50: of('p50'), p95: of('p95'), p99: of('p99'), worst: of('worst') };
}
