import type { DocJson, NodeJson } from '../docJson.ts';
import { headingLevelOf } from '../extensions/nodeExtensions.ts';
import { sectionKindOf } from '../outline.ts';
import { blockParts } from './blockParts.ts';
import type { BlockParts } from './blockParts.ts';
import { headingFor } from './headingFor.ts';
import { headLine } from './headLine.ts';
import { encodeAngles, escapeMarkdown, escapeMarkdownLine, markdownInline } from './markdownInline.ts';
import { bannerLine, startPrinting } from './printing.ts';
import type { ExportOptions, Printing } from './printing.ts';
import { blockChildren, hasLine, inlineRuns, markAhead } from './readNodes.ts';
import { tableGrid } from './tableGrid.ts';

/**
 * A draft as Markdown (with GitHub's tables and footnotes): the title as `#`, each section as `##`, every word printed (EX1),
 * specials escaped (EX2). Numbered blocks carry their number and what is said about them (EX3), sources their whole record;
 * footnotes stand at the end.
 */
export function toMarkdown(doc: DocJson, options: ExportOptions = {}): string {
  const printing = startPrinting(doc, options);
  const print = printerOf(printing);
  const head = headLine(doc, printing);
  const title = doc.content.find(({ type }) => type === 'title');
  const blocks = doc.content.flatMap((node) =>
    head !== null && node === title ? [...print(node), escapeMarkdownLine(head)] : print(node),
  );
  const notes = printing.notes.map((text, index) => indented(lineBroken(text), `[^${index + 1}]: `, '    '));
  const said = bannerLine(options);
  const banner = said === '' ? [] : [`**${escapeMarkdown(said)}**`];
  return `${[...banner, ...blocks, ...notes, ...banner].join('\n\n')}\n`;
}

type Print = (node: NodeJson) => readonly string[];

function printerOf(printing: Printing): Print {
  const lineOf = (node: NodeJson): string => markdownInline(inlineRuns(node, printing));
  const print: Print = (node) => {
    const parts = blockParts(node, printing);
    if (parts !== null) return numberedBlocks(parts);
    switch (node.type) {
      case 'title':
        return heading(1, lineOf(node));
      case 'sectionHeading':
        return heading(2, lineOf(node));
      case 'heading':
        return heading(Math.max(headingLevelOf(node.attrs?.level), 3), lineOf(node));
      case 'section': {
        const hasHeading = node.content?.some((child) => child.type === 'sectionHeading' && hasLine(child));
        return [...(hasHeading ? [] : [`## ${headingFor(sectionKindOf(node))}`]), ...childBlocks(node)];
      }
      case 'bulletList':
      case 'orderedList':
        return [listBlock(node)].filter((block) => block !== '');
      case 'blockquote':
        return [indented([...ahead(node), ...childBlocks(node)].join('\n\n'), '> ', '> ')];
      case 'table':
        return [...ahead(node), ...tableBlocks(node)];
      default: {
        const line = lineOf(node);
        return line === '' ? childBlocks(node) : [line, ...childBlocks(node)];
      }
    }
  };
  const childBlocks: Print = (node) => blockChildren(node).flatMap(print);
  const ahead: Print = (node) => {
    const mark = markAhead(node);
    return mark === '' ? [] : [escapeMarkdownLine(mark)];
  };
  const numberedBlocks = (parts: BlockParts): readonly string[] => {
    const [first, ...rest] = parts.main;
    const isLine = first !== undefined && hasLine(first);
    const lead = isLine ? lineOf(first) : '';
    const others = [...pictureBlocks(parts, printing), ...(isLine ? rest : parts.main).flatMap(print)];
    const about = parts.lines.map((line) =>
      line.map((piece) => (typeof piece === 'string' ? escapeMarkdownLine(piece) : lineOf(piece))).join(' '),
    );
    const views = parts.views.map(({ by, said }) => `> ${escapeMarkdownLine(`Alternative view (${by}): ${said}`)}`);
    const record = parts.record.map(({ name, value }) => `- ${name}: ${autolinked(value)}`).join('\n');
    const under = [...others, ...about, ...views, record].filter((block) => block !== '');
    if (lead === '' && under.length === 0) return [];
    return [`**${escapeMarkdown(parts.number)}.**${lead === '' ? '' : ` ${lead}`}`, ...under];
  };
  const listBlock = (list: NodeJson): string => {
    const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1;
    return blockChildren(list)
      .map((item, index) => {
        const bullet = list.type === 'orderedList' ? `${start + index}. ` : '- ';
        return indented(childBlocks(item).join('\n\n'), bullet, ' '.repeat(bullet.length));
      })
      .join('\n');
  };
  /** GitHub's tables know no spans, and no blocks in a cell: blocks are parted by `<br>`. The first row is the header. */
  const tableBlocks: Print = (table) => {
    const { rows, hasHeader } = tableGrid(table);
    const [first] = rows;
    if (first === undefined || first.length === 0) return [];
    const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : oneLine(childBlocks(cell)))));
    const header = hasHeader ? [] : [first.map(() => '')];
    const [top, ...others] = [...header, ...cells].map((row) => `| ${row.join(' | ')} |`);
    return [[top, `|${first.map(() => ' --- ').join('|')}|`, ...others].join('\n')];
  };
  return print;
}

function pictureBlocks({ picture }: BlockParts, { imageUrl }: Printing): readonly string[] {
  if (picture === null) return [];
  const alt = escapeMarkdown(picture.alt);
  if (imageUrl !== null && picture.image !== null) return [`![${alt}](<${encodeAngles(imageUrl(picture.image))}>)`];
  return alt === '' ? [] : [`Picture: ${alt}`];
}

/** A heading is one line: hard breaks in it become spaces. Headings without words are left out. */
function heading(level: number, inline: string): readonly string[] {
  return inline === '' ? [] : [`${'#'.repeat(level)} ${inline.replace(/\\\n/gu, ' ').replace(/#+$/u, '\\$&')}`];
}

function oneLine(blocks: readonly string[]): string {
  return blocks
    .join('\n\n')
    .replace(/\\?\n\s*/gu, '<br>')
    .replace(/(?:<br>){2,}/gu, '<br>');
}

/** Text of several lines as one paragraph with hard breaks. */
function lineBroken(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => escapeMarkdownLine(line.trim()))
    .filter((line) => line !== '')
    .join('\\\n');
}

function autolinked(value: string): string {
  return /^https?:\/\/[^\s<>]+$/iu.test(value) ? `<${value}>` : escapeMarkdownLine(value);
}

function indented(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? others.trimEnd() : others) + line)
    .join('\n');
}
