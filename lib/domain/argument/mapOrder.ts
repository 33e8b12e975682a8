import { crossingsOf, type Line } from './crossings.ts';

/** A place in a layer: a node, or a bend of a line that passes the layer by. */
export type Slot = {
  readonly key: string;
  readonly layer: number;
  /** Slots in the layer below and above that it is joined with. */
  readonly below: readonly string[];
  readonly above: readonly string[];
};

/** Sweeps of the crossing reduction; more gain little, and the bound keeps 500 nodes within milliseconds. */
const sweeps = 12;

/**
 * Orders the slots of each layer so that few lines cross: each slot goes to the mean place of its neighbours in the
 * layer before, up and down in turn, and the best order seen is kept (AG10). Deterministic: slots without neighbours
 * keep their place, equal means keep their order.
 *
 * @param layers Slots per layer in their first order.
 */
export function orderedLayers(layers: readonly (readonly Slot[])[]): readonly (readonly Slot[])[] {
  let current = layers.map((layer) => [...layer]);
  let best = current;
  let fewest = crossingsIn(current);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    current = swept(current, sweep % 2 === 0);
    const crossings = crossingsIn(current);
    if (crossings < fewest) [best, fewest] = [current, crossings];
  }
  return best;
}

/** How many lines cross in an order of all layers. */
export function crossingsIn(layers: readonly (readonly Slot[])[]): number {
  let sum = 0;
  for (let at = 0; at + 1 < layers.length; at += 1) {
    const high = layers[at + 1] ?? [];
    const places = placesOf(high);
    const lines: Line[] = [];
    (layers[at] ?? []).forEach((slot, low) => {
      for (const key of slot.above) {
        const place = places.get(key);
        if (place !== undefined) lines.push([low, place]);
      }
    });
    sum += crossingsOf(lines, high.length);
  }
  return sum;
}

function swept(layers: readonly (readonly Slot[])[], isUpward: boolean): Slot[][] {
  const next = layers.map((layer) => [...layer]);
  const start = isUpward ? 1 : next.length - 2;
  for (let at = start; at >= 0 && at < next.length; at += isUpward ? 1 : -1) {
    const places = placesOf(next[isUpward ? at - 1 : at + 1] ?? []);
    next[at] = byMeans(next[at] ?? [], (slot) => meanOf(isUpward ? slot.below : slot.above, places));
  }
  return next;
}

/** Sorted by mean; those without one stay where they are, the others fill the rest. */
function byMeans(layer: readonly Slot[], mean: (slot: Slot) => number | null): Slot[] {
  const joined = layer
    .map((slot, place) => ({ slot, place, mean: mean(slot) }))
    .filter((each): each is typeof each & { mean: number } => each.mean !== null)
    .toSorted((a, b) => a.mean - b.mean || a.place - b.place);
  const filling = joined.values();
  return layer.map((slot) => (mean(slot) === null ? slot : (filling.next().value?.slot ?? slot)));
}

function meanOf(keys: readonly string[], places: ReadonlyMap<string, number>): number | null {
  let sum = 0;
  let count = 0;
  for (const key of keys) {
    const place = places.get(key);
    if (place === undefined) continue;
    sum += place;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

function placesOf(layer: readonly Slot[]): ReadonlyMap<string, number> {
  return new Map(layer.map(({ key }, place) => [key, place]));
}
