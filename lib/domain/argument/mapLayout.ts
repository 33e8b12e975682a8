import type { Argument, ArgumentNode } from './argument.ts';
import { layerOf, mapLayers, mapParts, type MapLink } from './mapLayers.ts';
import { orderedLayers, type Slot } from './mapOrder.ts';
import { relaxed } from './mapHeights.ts';
import { withPorts } from './mapPorts.ts';
import { mapSizes, type MapLayout, type Point } from './mapShape.ts';

/**
 * Lays the evidence map out: one column per layer, from sources on the left to recommendations on the right (AG10).
 * Nodes of a column never overlap. The same argument gives the same map. 500 nodes take some milliseconds.
 *
 * @param only The nodes to show; null shows all that the map can show.
 */
export function mapLayout(argument: Argument, only: ReadonlySet<string> | null = null): MapLayout {
  const { nodes, links } = mapParts(argument, only);
  // Layers without nodes take no room; bends are needed only where a line passes a layer that has some.
  const used = mapLayers.flatMap((_layer, at) => (nodes.some(({ kind }) => layerOf(kind) === at) ? [at] : []));
  const columnOf = new Map(nodes.map(({ id, kind }) => [id, used.indexOf(layerOf(kind) ?? 0)]));
  const chains = links.map((link, index) => ({ link, keys: chainKeys(link, index, columnOf) }));
  const ordered = orderedLayers(slotsOf(nodes, chains, columnOf, used.length));
  const middles = relaxed(ordered, (key) => (columnOf.has(key) ? mapSizes.height : mapSizes.bend), mapSizes.gap);

  const { width, height, between, margin, head } = mapSizes;
  const xOf = (column: number): number => margin + column * (width + between);
  const yOf = (key: string): number => margin + head + (middles.get(key) ?? 0);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = ordered.flatMap((layer, column) =>
    layer
      .flatMap(({ key }) => byId.get(key) ?? [])
      .map((node, place) => ({
        node,
        layer: used[column] ?? 0,
        place,
        x: xOf(column),
        y: Math.round(yOf(node.id) - height / 2),
      })),
  );
  return {
    nodes: placed,
    links: withPorts(
      chains.map(({ link, keys }) => ({ ...link, points: pointsOf(keys, columnOf.get(link.low) ?? 0, xOf, yOf) })),
    ),
    columns: used.map((layer, column) => ({ layer, name: mapLayers[layer]?.name ?? '', x: xOf(column) })),
    width: used.length === 0 ? 0 : xOf(used.length - 1) + width + margin,
    height: placed.reduce((lowest, { y }) => Math.max(lowest, y + height + margin), 0),
  };
}

type Chained = { readonly link: MapLink; readonly keys: readonly string[] };

/** The slots a line runs through: its lower node, a bend per column between, its higher node. */
function chainKeys(link: MapLink, index: number, columnOf: ReadonlyMap<string, number>): readonly string[] {
  const [low, high] = [columnOf.get(link.low) ?? 0, columnOf.get(link.high) ?? 0];
  const bends = Array.from(
    { length: Math.max(0, high - low - 1) },
    (_none, step) => `\u0000${index}:${low + 1 + step}`,
  );
  return [link.low, ...bends, link.high];
}

function slotsOf(
  nodes: readonly ArgumentNode[],
  chains: readonly Chained[],
  columnOf: ReadonlyMap<string, number>,
  columns: number,
): readonly (readonly Slot[])[] {
  const layers: string[][] = Array.from({ length: columns }, () => []);
  const below = new Map<string, string[]>();
  const above = new Map<string, string[]>();
  for (const { id } of nodes) layers[columnOf.get(id) ?? 0]?.push(id);
  for (const { link, keys } of chains) {
    const first = columnOf.get(link.low) ?? 0;
    keys.forEach((key, step) => {
      if (!columnOf.has(key)) layers[first + step]?.push(key);
      const next = keys[step + 1];
      if (next === undefined) return;
      above.set(key, [...(above.get(key) ?? []), next]);
      below.set(next, [...(below.get(next) ?? []), key]);
    });
  }
  return layers.map((layer, at) =>
    layer.map((key) => ({ key, layer: at, below: below.get(key) ?? [], above: above.get(key) ?? [] })),
  );
}

/** Where a line runs. Past a node's column it runs level, so that it never goes through a neighbour's box. */
function pointsOf(
  keys: readonly string[],
  first: number,
  xOf: (column: number) => number,
  yOf: (key: string) => number,
): readonly Point[] {
  return keys.flatMap((key, step) => {
    const [left, right] = [xOf(first + step), xOf(first + step) + mapSizes.width];
    const y = Math.round(yOf(key));
    if (step === 0) return [{ x: right, y }];
    if (step === keys.length - 1) return [{ x: left, y }];
    return [
      { x: left, y },
      { x: right, y },
    ];
  });
}
