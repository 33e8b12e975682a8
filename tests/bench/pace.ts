/** Something to do at a time, ms after the beginning. */
export type Beat = { readonly atMs: number; readonly act: () => void };

/** Does each thing at its time. Late ones are done at once, all of them: a slow driver does not thin out the load. */
export async function pace(beats: readonly Beat[]): Promise<void> {
  const ordered = [...beats].sort((a, b) => a.atMs - b.atMs);
  const beganMs = performance.now();
  let next = 0;
  return new Promise((resolve) => {
    const tick = (): void => {
      const elapsedMs = performance.now() - beganMs;
      for (let beat = ordered[next]; beat !== undefined && beat.atMs <= elapsedMs; beat = ordered[++next]) beat.act();
      if (next < ordered.length) setTimeout(tick, 1);
      else resolve();
    };
    tick();
  });
}

/** Beats of `count` equal steps, `everyMs` apart, the first after `phaseMs`. */
export function steadyBeats(count: number, everyMs: number, phaseMs: number, act: () => void): readonly Beat[] {
  return Array.from({ length: count }, (_, step) => ({ atMs: phaseMs + step * everyMs, act }));
}

/** Waits until `isTrue`; false when it is not after `timeoutMs`. */
export async function until(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
  const untilMs = performance.now() + timeoutMs;
  while (!isTrue()) {
    if (performance.now() > untilMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}

/** Lets `ms` pass. */
export const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs `work` on every item, at most `width` at a time, keeping the order of results. */
export async function inBatches<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += width) {
    results.push(
      ...(await Promise.all(items.slice(from, from + width).map(async (item, at) => work(item, from + at)))),
    );
  }
  return results;
}
