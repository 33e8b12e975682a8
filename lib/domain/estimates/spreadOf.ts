/** What several people's numbers for one judgment say together; all in [0, 1]. */
export type Spread = {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** Between these lies the middle half. */
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
};

/** Sums of decimals are off in their last digits: what is an edge of a term must come out as that edge. */
const tidied = (value: number): number => Math.round(value * 1e9) / 1e9;

/**
 * Centre and spread of probabilities, the same in whatever order they are given.
 *
 * The mean is the plain one: several people's numbers, averaged, were nearer the truth than one person's in the trials
 * that the product follows. Quartiles are interpolated linearly between the ranks (Hyndman and Fan's type 7).
 *
 * @returns null where there are none.
 */
export function spreadOf(probabilities: readonly number[]): Spread | null {
  const sorted = probabilities.toSorted((a, b) => a - b);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  const sum = sorted.reduce((all, each) => all + each, 0);
  return {
    count: sorted.length,
    mean: Math.min(highest, Math.max(lowest, tidied(sum / sorted.length))),
    median: quantile(sorted, 0.5),
    lowest,
    highest,
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return tidied(below + (above - below) * (rank - Math.floor(rank)));
}
