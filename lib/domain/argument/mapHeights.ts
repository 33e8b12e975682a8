import type { Slot } from './mapOrder.ts';

/** Passes over all columns; each pulls every slot towards the middle of its neighbours. */
const passes = 6;

/**
 * The middle of each slot from the top of the map, px: in the given order, never overlapping, near its neighbours.
 *
 * @param heightOf Height of a slot, px.
 * @param gap Least distance between two slots of a column, px.
 */
export function relaxed(
  layers: readonly (readonly Slot[])[],
  heightOf: (key: string) => number,
  gap: number,
): ReadonlyMap<string, number> {
  const middles = new Map<string, number>();
  for (const layer of layers) {
    let top = 0;
    for (const { key } of layer) {
      middles.set(key, top + heightOf(key) / 2);
      top += heightOf(key) + gap;
    }
  }
  for (let pass = 0; pass < passes; pass += 1) {
    const columns = pass % 2 === 0 ? layers : layers.toReversed();
    for (const layer of columns) settle(layer, middles, heightOf, gap);
  }
  const highest = Math.min(
    ...layers.flatMap((layer) => layer.slice(0, 1)).map((slot) => topOf(slot, middles, heightOf)),
  );
  for (const [key, middle] of middles) middles.set(key, middle - highest);
  return middles;
}

/** Gives a column's slots their wished places, as near as the order and the gaps allow: the mean of pushing down and up. */
function settle(
  layer: readonly Slot[],
  middles: Map<string, number>,
  heightOf: (key: string) => number,
  gap: number,
): void {
  const wished = layer.map((slot) => wishOf(slot, middles));
  const down = pushed(layer, wished, heightOf, gap);
  const up = pushed(
    layer.toReversed(),
    wished.toReversed().map((wish) => -wish),
    heightOf,
    gap,
  ).toReversed();
  layer.forEach(({ key }, at) => middles.set(key, ((down[at] ?? 0) - (up[at] ?? 0)) / 2));
}

function pushed(
  layer: readonly Slot[],
  wished: readonly number[],
  heightOf: (key: string) => number,
  gap: number,
): number[] {
  let free = -Infinity;
  return layer.map(({ key }, at) => {
    const half = heightOf(key) / 2;
    const middle = Math.max(wished[at] ?? 0, free + half);
    free = middle + half + gap;
    return middle;
  });
}

function wishOf(slot: Slot, middles: ReadonlyMap<string, number>): number {
  const near = [...slot.below, ...slot.above];
  const own = middles.get(slot.key) ?? 0;
  return near.length === 0 ? own : near.reduce((sum, key) => sum + (middles.get(key) ?? own), 0) / near.length;
}

function topOf(slot: Slot, middles: ReadonlyMap<string, number>, heightOf: (key: string) => number): number {
  return (middles.get(slot.key) ?? 0) - heightOf(slot.key) / 2;
}
