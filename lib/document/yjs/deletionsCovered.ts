import { readUpdate } from './readUpdate.ts';
import { updateBounds } from './examineUpdate.ts';
import type { UpdateBounds } from './examineUpdate.ts';

/** Deleted clocks of one client as disjoint ascending ranges. */
type Ranges = { readonly starts: number[]; readonly ends: number[] };

/**
 * Whether everything that `update` deletes is deleted by the `known` updates already: an update without new structs that
 * is covered changes nothing. `known` is the draft's `deletions` and its log; all must be well-formed, else it throws.
 */
export function deletionsCovered(
  update: Uint8Array,
  known: readonly Uint8Array[],
  bounds: UpdateBounds = updateBounds,
): boolean {
  const asked = rangesOf([update], bounds);
  if (asked.size === 0) return true;
  const covered = rangesOf(known, bounds);
  return [...asked].every(([client, ranges]) => {
    const within = covered.get(client);
    return (
      within !== undefined && ranges.starts.every((start, at) => isWithin(within, start, ranges.ends[at] ?? start))
    );
  });
}

function rangesOf(updates: readonly Uint8Array[], bounds: UpdateBounds): Map<number, Ranges> {
  const loose = new Map<number, { clock: number; end: number }[]>();
  for (const update of updates) {
    for (const { client, clock, length } of readUpdate(update, bounds).deletions) {
      const ranges = loose.get(client);
      const range = { clock, end: clock + length };
      if (ranges === undefined) loose.set(client, [range]);
      else ranges.push(range);
    }
  }
  return new Map([...loose].map(([client, ranges]) => [client, joined(ranges)]));
}

function joined(ranges: { clock: number; end: number }[]): Ranges {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { clock, end } of ranges.sort((a, b) => a.clock - b.clock)) {
    const last = ends.length - 1;
    if (last >= 0 && clock <= (ends[last] ?? 0)) ends[last] = Math.max(ends[last] ?? 0, end);
    else {
      starts.push(clock);
      ends.push(end);
    }
  }
  return { starts, ends };
}

function isWithin({ starts, ends }: Ranges, start: number, end: number): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && end <= (ends[low - 1] ?? 0);
}
