/** A line between a place in one layer and a place in the next, both counted from 0. */
export type Line = readonly [low: number, high: number];

/**
 * How many pairs of lines between two layers cross. Lines that share an end do not. O(n log n) in the lines, by counting
 * inversions with a Fenwick tree, so that large maps stay quick.
 */
export function crossingsOf(lines: readonly Line[], highCount: number): number {
  const sorted = lines.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const tree = new Array<number>(highCount + 1).fill(0);
  const upTo = (place: number): number => {
    let sum = 0;
    for (let at = place + 1; at > 0; at -= at & -at) sum += tree[at] ?? 0;
    return sum;
  };
  let count = 0;
  sorted.forEach(([, high], before) => {
    count += before - upTo(high);
    for (let at = high + 1; at <= highCount; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
  });
  return count;
}
