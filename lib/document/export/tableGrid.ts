import type { NodeJson } from '../docJson.ts';

/** A table laid out: rows of equal length; null where a cell from the left or from above spans. */
export type TableGrid = {
  readonly rows: readonly (readonly (NodeJson | null)[])[];
  /** Whether the first row consists of header cells only. */
  readonly hasHeader: boolean;
};

/** Lays a table out. Spans that reach beyond it are cut, gaps are filled with null. */
export function tableGrid(table: NodeJson): TableGrid {
  const tableRows = (table.content ?? []).filter(({ type }) => type === 'tableRow');
  const rows: (NodeJson | null)[][] = tableRows.map(() => []);
  for (const [at, row] of tableRows.entries()) {
    let column = 0;
    for (const cell of row.content ?? []) {
      while (rows[at]?.[column] !== undefined) column += 1;
      const { across, down } = spansOf(cell);
      for (const line of rows.slice(at, at + down)) {
        for (let step = 0; step < across; step += 1) line[column + step] ??= null;
      }
      const own = rows[at];
      if (own !== undefined) own[column] = cell;
      column += across;
    }
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [first] = tableRows;
  const heads = first?.content ?? [];
  return {
    rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null)),
    hasHeader: heads.length > 0 && heads.every(({ type }) => type === 'tableHeader'),
  };
}

/** Over how many columns and rows a cell reaches, at least one. */
export function spansOf(cell: NodeJson): { readonly across: number; readonly down: number } {
  const span = (value: unknown): number => (typeof value === 'number' && value > 1 ? Math.trunc(value) : 1);
  return { across: span(cell.attrs?.colspan), down: span(cell.attrs?.rowspan) };
}
