import type { Argument, ArgumentNode, ArgumentNodeKind, ArgumentRelationKind } from './argument.ts';

/** The layers of the evidence map, from what is known to what is advised. */
export const mapLayers = [
  { name: 'Sources', kinds: ['source'] },
  { name: 'Evidence', kinds: ['evidence'] },
  { name: 'Assumptions and alternatives', kinds: ['assumption', 'alternative'] },
  { name: 'Judgments', kinds: ['judgment'] },
  { name: 'Recommendations', kinds: ['recommendation'] },
] as const satisfies readonly { readonly name: string; readonly kinds: readonly ArgumentNodeKind[] }[];

/** The layer of a kind of node, from 0; null where the map does not show it (figures, indicators, gaps, passages). */
export function layerOf(kind: ArgumentNodeKind): number | null {
  const layer = mapLayers.findIndex(({ kinds }) => (kinds as readonly ArgumentNodeKind[]).includes(kind));
  return layer < 0 ? null : layer;
}

/** A line of the map between two shown nodes, from the lower layer to the higher. Several links of one kind make one. */
export type MapLink = { readonly low: string; readonly high: string; readonly kind: ArgumentRelationKind };

/** The nodes and lines that the map shows, in reading order; those in `only` alone where it is given. */
export function mapParts(
  argument: Argument,
  only: ReadonlySet<string> | null,
): { readonly nodes: readonly ArgumentNode[]; readonly links: readonly MapLink[] } {
  const nodes = argument.nodes.filter(({ id, kind }) => layerOf(kind) !== null && (only === null || only.has(id)));
  const layers = new Map(nodes.map(({ id, kind }) => [id, layerOf(kind) ?? 0]));
  const links = new Map<string, MapLink>();
  for (const { from, to, kind } of argument.relations) {
    const [start, end] = [layers.get(from), layers.get(to)];
    if (start === undefined || end === undefined || start === end) continue;
    const link = end < start ? { low: to, high: from, kind } : { low: from, high: to, kind };
    links.set(JSON.stringify([link.low, link.high, kind]), link);
  }
  return { nodes, links: [...links.values()] };
}
