import type { OutlineRow } from './outlineRows.ts';
import type { CurrentPlace } from './useDraftFacts.ts';

/** Who is writing in a block or section, by its id: hue and name in one text ("2:Ben"). */
export type Writers = ReadonlyMap<string, string>;

/** A line of the outline as it is shown. */
export type VisibleLine = {
  readonly key: string;
  readonly row: OutlineRow;
  readonly isCurrent: boolean;
  /** A section's; null for blocks and for sections with nothing to fold. */
  readonly isFolded: boolean | null;
  /** What a folded section holds, for the one line that stands for it; null on ordinary lines. */
  readonly hidden: readonly OutlineRow[] | null;
  readonly writer: string | null;
};

/** The lines that are shown when `folded` sections are folded. The place of the caret is marked on what is in view of it. */
export function visibleLines(
  rows: readonly OutlineRow[],
  folded: ReadonlySet<string>,
  current: CurrentPlace,
  writers: Writers,
): readonly VisibleLine[] {
  const held = new Map<string, OutlineRow[]>();
  for (const row of rows) {
    if (row.sectionId === null || row.kind === 'section') continue;
    const known = held.get(row.sectionId);
    if (known === undefined) held.set(row.sectionId, [row]);
    else known.push(row);
  }
  const isListed = current.blockId !== null && rows.some((row) => row.id === current.blockId);
  const lines: VisibleLine[] = [];
  rows.forEach((row, index) => {
    const key = row.id ?? `row ${index}`;
    if (row.kind !== 'section') {
      if (row.sectionId !== null && folded.has(row.sectionId)) return;
      const isCurrent = row.id !== null && row.id === current.blockId;
      lines.push({ key, row, isCurrent, isFolded: null, hidden: null, writer: writerOf(row) });
      return;
    }
    const children = row.id === null ? [] : (held.get(row.id) ?? []);
    const isFolded = row.id !== null && folded.has(row.id);
    const isIn = row.id !== null && row.id === current.sectionId;
    lines.push({
      key,
      row,
      isCurrent: isIn && (isFolded || !isListed),
      isFolded: children.length === 0 ? null : isFolded,
      hidden: null,
      writer: isFolded || !children.some((child) => writerOf(child) !== null) ? writerOf(row) : null,
    });
    if (isFolded && children.length > 0) {
      lines.push({ key: `in ${key}`, row, isCurrent: false, isFolded: null, hidden: children, writer: null });
    }
  });
  return lines;

  function writerOf(row: OutlineRow): string | null {
    return row.id === null ? null : (writers.get(row.id) ?? null);
  }
}
