/** A judgment that is settled: what was stated, and what came. */
export type Scored = {
  /** In [0, 1]. */
  readonly probability: number;
  readonly observed: 0 | 1;
};

/** Below this many settled judgments a skill is chance: points are shown, no score. */
export const fewestForScore = 30;

/** The squared error of one judgment: 0 is perfect, 0.25 what "50%" always gets, 1 the worst. */
export function brierOfOne({ probability, observed }: Scored): number {
  return (probability - observed) ** 2;
}

/** The mean of the squared errors; null where nothing is settled. */
export function brierOf(all: readonly Scored[]): number | null {
  return all.length === 0 ? null : meanOf(all.map(brierOfOne));
}

/** Where a Brier score comes from: `brier = reliability - resolution + uncertainty + withinVariance - withinCovariance`. */
export type Decomposition = {
  readonly brier: number;
  /** How far what came is from what was stated, bin by bin; 0 is calibrated. */
  readonly reliability: number;
  /** How far the bins are from each other in what came; more is better. */
  readonly resolution: number;
  /** Of the events themselves; at most 0.25. */
  readonly uncertainty: number;
  /** What numbers that differ within a bin add. Without the last two, wide bins do not add up. */
  readonly withinVariance: number;
  /** Twice their covariance with what came. */
  readonly withinCovariance: number;
};

/**
 * Murphy's decomposition over bins.
 *
 * @param binOf Names the bin of a judgment: its term.
 * @returns null where nothing is settled.
 * @see Murphy 1973; Stephenson, Coelho and Jolliffe 2008 for the terms within the bins
 */
export function decompositionOf<S extends Scored>(
  all: readonly S[],
  binOf: (scored: S) => string,
): Decomposition | null {
  const brier = brierOf(all);
  if (brier === null) return null;
  const base = meanOf(all.map(({ observed }) => observed));
  let [reliability, resolution, withinVariance, withinCovariance] = [0, 0, 0, 0];
  for (const bin of binned(all, binOf).values()) {
    const share = bin.length / all.length;
    const stated = meanOf(bin.map(({ probability }) => probability));
    const came = meanOf(bin.map(({ observed }) => observed));
    reliability += share * (stated - came) ** 2;
    resolution += share * (came - base) ** 2;
    withinVariance += share * meanOf(bin.map(({ probability }) => (probability - stated) ** 2));
    withinCovariance += 2 * share * meanOf(bin.map((one) => (one.probability - stated) * (one.observed - came)));
  }
  return { brier, reliability, resolution, uncertainty: base * (1 - base), withinVariance, withinCovariance };
}

/** A score against always stating the share that came true. */
export type Skill = {
  readonly brier: number;
  /** The share that came true, in [0, 1]. */
  readonly baseRate: number;
  /** What always stating it would have scored. */
  readonly reference: number;
  /** `1 - brier / reference`: above 0 is better than the base rate. Null where everything or nothing came true. */
  readonly skill: number | null;
};

/** The skill of a set of judgments; null where they are too few to judge (`fewestForScore`). */
export function skillOf(all: readonly Scored[]): Skill | null {
  const brier = brierOf(all);
  if (brier === null || all.length < fewestForScore) return null;
  const baseRate = meanOf(all.map(({ observed }) => observed));
  const reference = baseRate * (1 - baseRate);
  return { brier, baseRate, reference, skill: reference === 0 ? null : 1 - brier / reference };
}

/** The items of each bin, bins in the order in which they are first met. */
export function binned<T>(all: readonly T[], binOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const bins = new Map<string, T[]>();
  for (const item of all) {
    const name = binOf(item);
    const bin = bins.get(name);
    if (bin === undefined) bins.set(name, [item]);
    else bin.push(item);
  }
  return bins;
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
