import type { DocJson, NodeJson } from '../docJson.ts';
import { sectionKindOf } from '../outline.ts';
import { blockParts } from './blockParts.ts';
import type { BlockParts } from './blockParts.ts';
import { headingFor } from './headingFor.ts';
import { headLine } from './headLine.ts';
import { bannerLine, startPrinting } from './printing.ts';
import type { ExportOptions } from './printing.ts';
import { blockChildren, hasLine, inlineRuns, inlineText, markAhead } from './readNodes.ts';
import { tableGrid } from './tableGrid.ts';

/**
 * A draft as plain text: one block after the other, an empty line between. Every word is printed (EX1): numbered blocks
 * with their number and what is said about them, tables row by row, footnotes at the end.
 */
export function toPlainText(doc: DocJson, options: ExportOptions = {}): string {
  const printing = startPrinting(doc, options);

  const lineOf = (node: NodeJson): string => inlineText(inlineRuns(node, printing));
  const ahead = (node: NodeJson): readonly string[] => [markAhead(node)].filter((mark) => mark !== '');
  const print = (node: NodeJson): readonly string[] => {
    const parts = blockParts(node, printing);
    if (parts !== null) return printNumbered(parts);
    switch (node.type) {
      case 'section': {
        const hasHeading = node.content?.some((child) => child.type === 'sectionHeading' && hasLine(child));
        return [...(hasHeading ? [] : [headingFor(sectionKindOf(node))]), ...blockChildren(node).flatMap(print)];
      }
      case 'bulletList':
      case 'orderedList':
        return [printList(node)];
      case 'table':
        return [...ahead(node), ...printTable(node)];
      default: {
        const own = lineOf(node);
        const inner = [...ahead(node), ...blockChildren(node).flatMap(print)];
        return own === '' ? inner : [own, ...inner];
      }
    }
  };
  const printNumbered = (parts: BlockParts): readonly string[] => {
    const [first, ...rest] = parts.main;
    const lead = first !== undefined && hasLine(first) ? [lineOf(first)] : first ? print(first) : [];
    const said = [...lead, ...(parts.picture?.alt ? [`Picture: ${parts.picture.alt}`] : []), ...rest.flatMap(print)];
    const about = parts.lines.map((line) =>
      line.map((piece) => (typeof piece === 'string' ? piece : lineOf(piece))).join(' '),
    );
    const views = parts.views.map(({ by, said }) => `Alternative view (${by}): ${said}`);
    const record = parts.record.map(({ name, value }) => `   ${name}: ${value}`);
    const under = [...about, ...views, ...record].join('\n');
    const [head, ...others] = said;
    if (head === undefined && under === '') return [];
    const numbered = head === undefined ? `${parts.number}.` : `${parts.number}. ${head}`;
    return [numbered, ...others, ...(under === '' ? [] : [under])];
  };
  const printList = (list: NodeJson): string => {
    const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1;
    return blockChildren(list)
      .map((item, index) => {
        const bullet = list.type === 'orderedList' ? `${start + index}. ` : '- ';
        return (
          bullet +
          print(item)
            .join('\n')
            .replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
        );
      })
      .join('\n');
  };
  const printTable = (table: NodeJson): readonly string[] => {
    const rows = tableGrid(table).rows.map((row) =>
      row.map((cell) => (cell === null ? '' : print(cell).join(' / ').replace(/\n\s*/gu, ' / '))).join(' | '),
    );
    return rows.length === 0 ? [] : [rows.join('\n')];
  };

  const head = headLine(doc, printing);
  const title = doc.content.find(({ type }) => type === 'title');
  const body = doc.content.flatMap((node) => {
    const printed = print(node);
    return head !== null && node === title ? [...printed, head] : printed;
  });
  const notes = printing.notes.map((text, index) => `[^${index + 1}] ${text}`);
  const banner = [bannerLine(options)].filter((line) => line !== '');
  return `${[...banner, ...body, ...(notes.length > 0 ? [notes.join('\n')] : []), ...banner].join('\n\n')}\n`;
}
