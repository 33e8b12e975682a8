import type { MapLayout, PlacedNode } from '../../../lib/domain/argument/mapShape.ts';

/**
 * Where an arrow key leads on the evidence map: up and down along the column, left and right to the nearest block that
 * is linked with this one, else to the nearest one of the next column. Home and End go to the ends of the column.
 *
 * @returns the id of the next block; null where the key leads nowhere.
 */
export function nextOnMap(layout: MapLayout, id: string, key: string): string | null {
  const here = layout.nodes.find(({ node }) => node.id === id);
  if (here === undefined) return layout.nodes[0]?.node.id ?? null;
  const column = layout.nodes.filter(({ layer }) => layer === here.layer);
  const at = column.indexOf(here);
  switch (key) {
    case 'ArrowUp':
      return column[at - 1]?.node.id ?? null;
    case 'ArrowDown':
      return column[at + 1]?.node.id ?? null;
    case 'Home':
      return column[0]?.node.id ?? null;
    case 'End':
      return column.at(-1)?.node.id ?? null;
    case 'ArrowLeft':
      return aside(layout, here, false);
    case 'ArrowRight':
      return aside(layout, here, true);
    default:
      return null;
  }
}

function aside(layout: MapLayout, here: PlacedNode, isRight: boolean): string | null {
  const isBeyond = ({ layer }: PlacedNode) => (isRight ? layer > here.layer : layer < here.layer);
  const linked = new Set(
    layout.links.flatMap(({ low, high }) =>
      isRight ? (low === here.node.id ? [high] : []) : high === here.node.id ? [low] : [],
    ),
  );
  const near = layout.nodes.filter((each) => isBeyond(each) && linked.has(each.node.id));
  const next = layout.columns
    .map(({ layer }) => layer)
    .filter((layer) => (isRight ? layer > here.layer : layer < here.layer));
  const beside = isRight ? Math.min(...next) : Math.max(...next);
  const among = near.length > 0 ? near : layout.nodes.filter(({ layer }) => layer === beside);
  return among.toSorted((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0]?.node.id ?? null;
}
