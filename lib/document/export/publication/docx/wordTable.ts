import type { NodeJson } from '../../../docJson.ts';
import { spansOf, tableGrid } from '../../tableGrid.ts';
import { paragraph, table, type Cell } from './wordParts.ts';
import type { Xml } from './xml.ts';

/** What stands at one place of the grid: a cell that begins here, or one that reaches here from above. */
type Place = { readonly node: NodeJson; readonly across: number; readonly isBelow: boolean };

/** A table as Word has it: cells reach over columns, and what they cover below is said row by row. */
export function wordTable(node: NodeJson, blocksOf: (cell: NodeJson) => readonly Xml[]): readonly Xml[] {
  const { rows, hasHeader } = tableGrid(node);
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return [];
  const places = placesOf(rows, columns);
  const lines = rows.map((_, row) => {
    const cells: Cell[] = [];
    for (let column = 0; column < columns;) {
      const place = places.get(`${row} ${column}`);
      cells.push(place === undefined ? empty : cellOf(place, blocksOf));
      column += place?.across ?? 1;
    }
    return cells;
  });
  // Two tables that follow each other would run together.
  return [table(lines, columns, hasHeader), paragraph('Normal', [])];
}

const empty: Cell = { blocks: [], across: 1, merge: 'none' };

function cellOf({ node, across, isBelow }: Place, blocksOf: (cell: NodeJson) => readonly Xml[]): Cell {
  if (isBelow) return { blocks: [], across, merge: 'continues' };
  return { blocks: blocksOf(node), across, merge: spansOf(node).down > 1 ? 'begins' : 'none' };
}

/** By row and column, where cells begin and where they reach from above; a cell ends where another begins. */
function placesOf(rows: readonly (readonly (NodeJson | null)[])[], columns: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  rows.forEach((row, top) => {
    row.forEach((node, left) => {
      if (node === null) return;
      const { across, down } = spansOf(node);
      const width = freeWidth(row, left, Math.min(across, columns - left));
      places.set(`${top} ${left}`, { node, across: width, isBelow: false });
      for (let below = top + 1; below < Math.min(rows.length, top + down); below += 1) {
        const isFree = (rows[below] ?? []).slice(left, left + width).every((each) => each === null);
        if (!isFree) break;
        places.set(`${below} ${left}`, { node, across: width, isBelow: true });
      }
    });
  });
  return places;
}

function freeWidth(row: readonly (NodeJson | null)[], left: number, wanted: number): number {
  const next = row.findIndex((each, at) => at > left && each !== null);
  return next < 0 ? wanted : Math.min(wanted, next - left);
}
