/** A stretch that both sequences have: `length` tokens from `a` in the one, from `b` in the other. */
export type Run = { readonly a: number; readonly b: number; readonly length: number };

/** What is left of the steps that a comparison may take in all; shared by all of its parts. */
export type Budget = { steps: number };

/** Sequences this short together are compared letter for letter; longer ones are first parted at what is unique in both. */
const directlyBelow = 1_000;
/** More differences than this in one part are not sorted out: the part counts as replaced. Bounds the memory to 16 MiB. */
const maxDifferences = 2_000;

/**
 * The stretches that two sequences of token numbers have in common, in order.
 *
 * Few differences give the fewest (Myers 1986). Long sequences are parted at tokens that each has once (patience), so that the
 * work grows with what differs. When the budget is used up, what is left counts as replaced: the answer is coarser, never wrong.
 */
export function commonRuns(a: Int32Array, b: Int32Array, budget: Budget): readonly Run[] {
  const runs: Run[] = [];
  const parts: [number, number, number, number][] = [[0, a.length, 0, b.length]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    let [aStart, aEnd, bStart, bEnd] = part;
    const start = aStart;
    while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
      aStart += 1;
      bStart += 1;
    }
    if (aStart > start) runs.push({ a: start, b: bStart - (aStart - start), length: aStart - start });
    const end = aEnd;
    while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
      aEnd -= 1;
      bEnd -= 1;
    }
    if (aEnd < end) runs.push({ a: aEnd, b: bEnd, length: end - aEnd });
    budget.steps -= end - start;
    if (aStart === aEnd || bStart === bEnd || budget.steps < 0) continue;
    const anchors =
      aEnd - aStart + bEnd - bStart < directlyBelow ? [] : uniqueInBoth(a, b, [aStart, aEnd, bStart, bEnd], budget);
    if (anchors.length === 0) {
      runs.push(...fewestDifferences(a, b, [aStart, aEnd, bStart, bEnd], budget));
      continue;
    }
    let [aAt, bAt] = [aStart, bStart];
    for (const [aNext, bNext] of anchors) {
      parts.push([aAt, aNext, bAt, bNext]);
      runs.push({ a: aNext, b: bNext, length: 1 });
      [aAt, bAt] = [aNext + 1, bNext + 1];
    }
    parts.push([aAt, aEnd, bAt, bEnd]);
  }
  return joined(runs);
}

type Part = readonly [aStart: number, aEnd: number, bStart: number, bEnd: number];

/** Places of tokens that stand once in each part, as many as are in the same order in both. */
function uniqueInBoth(
  a: Int32Array,
  b: Int32Array,
  part: Part,
  budget: Budget,
): readonly (readonly [number, number])[] {
  const [aStart, aEnd, bStart, bEnd] = part;
  budget.steps -= aEnd - aStart + bEnd - bStart;
  const inA = placesOfUnique(a, aStart, aEnd);
  const inB = placesOfUnique(b, bStart, bEnd);
  const pairs: (readonly [number, number])[] = [];
  for (const [token, at] of inA) {
    const other = inB.get(token) ?? -1;
    if (at >= 0 && other >= 0) pairs.push([at, other]);
  }
  const kept = new Set(longestIncreasing(pairs.map(([, at]) => at)));
  return pairs.filter((_pair, index) => kept.has(index));
}

/** Token to its place; -1 where it stands more than once. In order of first places. */
function placesOfUnique(tokens: Int32Array, start: number, end: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let at = start; at < end; at += 1) {
    const token = tokens[at] ?? 0;
    places.set(token, places.has(token) ? -1 : at);
  }
  return places;
}

/** Indexes of a longest strictly increasing subsequence. */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  // tails[n]: index of the smallest value that ends an increasing subsequence of n + 1 values.
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  });
  const found: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.push(at);
  return found.toReversed();
}

/** Myers' greedy way, with the trace kept; nothing in common where there are too many differences or steps. */
function fewestDifferences(a: Int32Array, b: Int32Array, part: Part, budget: Budget): readonly Run[] {
  const [aStart, aEnd, bStart, bEnd] = part;
  const [n, m] = [aEnd - aStart, bEnd - bStart];
  const most = Math.min(n + m, maxDifferences);
  // furthest[k + most + 1]: how far along `a` the best path on diagonal k (a minus b) has come.
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  const middle = most + 1;
  for (let d = 0; d <= most; d += 1) {
    trace.push(furthest.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const left = furthest[middle + k - 1] ?? 0;
      const right = furthest[middle + k + 1] ?? 0;
      let x = k === -d || (k !== d && left < right) ? right : left + 1;
      let y = x - k;
      const from = x;
      while (x < n && y < m && a[aStart + x] === b[bStart + y]) {
        x += 1;
        y += 1;
      }
      budget.steps -= x - from + 1;
      furthest[middle + k] = x;
      if (x >= n && y >= m) return tracedBack(trace, d, part);
    }
    if (budget.steps < 0) return [];
  }
  return [];
}

function tracedBack(trace: readonly Int32Array[], differences: number, [aStart, aEnd, bStart, bEnd]: Part): Run[] {
  const runs: Run[] = [];
  let [x, y] = [aEnd - aStart, bEnd - bStart];
  for (let d = differences; d >= 0; d -= 1) {
    // The copy kept at step d holds diagonals -d-1 to d+1.
    const copy = trace[d] ?? new Int32Array();
    const at = (k: number): number => copy[k + d + 1] ?? 0;
    const k = x - y;
    const isDown = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const before = d === 0 ? 0 : isDown ? at(k + 1) : at(k - 1);
    const snake = d === 0 ? 0 : isDown ? before : before + 1;
    if (x > snake) runs.push({ a: aStart + snake, b: bStart + snake - k, length: x - snake });
    x = before;
    y = before - (isDown ? k + 1 : k - 1);
  }
  return runs;
}

/** In order, neighbours that touch made one. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs.toSorted((one, other) => one.a - other.a)) {
    const last = result.at(-1);
    if (last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b)
      result[result.length - 1] = { ...last, length: last.length + run.length };
    else result.push(run);
  }
  return result;
}
