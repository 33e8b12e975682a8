import type { Element, RootContent } from 'hast';
import type { NodeJson } from '../docJson.ts';
import { block } from './blocks.ts';
import type { FlowWriter } from './FlowWriter.ts';
import type { FlowReader, Place } from './flowReader.ts';
import { childrenOf } from './hastNodes.ts';
import { joined } from './makeBlock.ts';
import { linesOf } from './linesOf.ts';

/** Most columns or rows that a cell may span: what browsers allow for columns. */
const maxSpan = 1_000;

/** A table as blocks: itself at the top, with its caption as a figure; inside something else, its cells as lines. */
export function hastTable(reader: FlowReader, table: Element, writer: FlowWriter, place: Place): void {
  writer.endLine();
  const rows = rowsIn(table);
  if (place.moved !== null) {
    reader.notes.add('nested-table');
    for (const part of [...captionsIn(table), ...rows.flatMap((row) => childrenOf(row))]) {
      if (part.type !== 'element') continue;
      writer.endLine();
      reader.walkAll(part.children, writer, place);
      writer.endLine();
    }
    return;
  }
  const moved: NodeJson[] = [];
  const inside: Place = { ...place, moved, nesting: place.nesting + 1 };
  const content = rows
    .map((row) =>
      block(
        'tableRow',
        cellsIn(row).map((cell) => cellOf(reader, cell, inside)),
      ),
    )
    .filter((row) => (row.content ?? []).length > 0);
  const captions = captionsIn(table).map((each) => joined(linesOf(reader.flowIn(each.children, inside))));
  const caption = joined(captions.filter((line) => line.length > 0));
  if (content.length > 0 && caption.length > 0) {
    writer.add(block('figure', [block('caption', caption), block('table', content)]));
  } else if (content.length > 0) writer.add(block('table', content));
  else if (caption.length > 0) writer.add(block('paragraph', caption));
  reader.putMoved(moved, writer, place);
}

function cellOf(reader: FlowReader, cell: Element, place: Place): NodeJson {
  const { colSpan, rowSpan } = cell.properties;
  return block(cell.tagName === 'th' ? 'tableHeader' : 'tableCell', reader.flowIn(cell.children, place), {
    colspan: spanOf(colSpan),
    rowspan: spanOf(rowSpan),
  });
}

/** Null for a span of one, which a cell has without saying so. */
function spanOf(value: unknown): number | null {
  const span = Math.min(Math.trunc(Number(value ?? 1)), maxSpan);
  return span > 1 ? span : null;
}

const isElement = (node: RootContent): node is Element => node.type === 'element';

/** The rows of a table itself, not of tables inside it. */
function rowsIn(node: Element): readonly Element[] {
  return node.children.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/u.test(child.tagName) ? rowsIn(child) : [];
  });
}

function cellsIn(row: Element): readonly Element[] {
  return row.children.filter(isElement).filter((child) => child.tagName === 'td' || child.tagName === 'th');
}

function captionsIn(table: Element): readonly Element[] {
  return table.children.filter(isElement).filter((child) => child.tagName === 'caption');
}
