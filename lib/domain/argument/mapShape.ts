import type { ArgumentNode } from './argument.ts';
import type { MapLink } from './mapLayers.ts';

/** Sizes of the evidence map, px. */
export const mapSizes = { width: 208, height: 56, gap: 14, bend: 18, between: 88, margin: 24, head: 34 } as const;

/** A point of the map, px from its top left. */
export type Point = { readonly x: number; readonly y: number };
/** A node where it stands; `x` and `y` are its top left corner, its size is `mapSizes`. */
export type PlacedNode = Point & { readonly node: ArgumentNode; readonly layer: number; readonly place: number };
/** A line where it runs: from the right edge of the lower node, past its bends, to the left edge of the higher. */
export type PlacedLink = MapLink & { readonly points: readonly Point[] };
/** The evidence map, ready to be drawn. */
export type MapLayout = {
  /** Layer by layer, top to bottom. */
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
  /** The layers that have nodes. `x` is the left edge of their column. */
  readonly columns: readonly { readonly layer: number; readonly name: string; readonly x: number }[];
  readonly width: number;
  readonly height: number;
};
