import type { DocJson, NodeJson } from '../../../docJson.ts';
import { headingLevelOf } from '../../../extensions/nodeExtensions.ts';
import { sectionKindOf } from '../../../outline.ts';
import { blockParts, type BlockParts } from '../../blockParts.ts';
import { headingFor } from '../../headingFor.ts';
import { headLine } from '../../headLine.ts';
import type { Printing } from '../../printing.ts';
import { blockChildren, hasLine, inlineRuns, markAhead } from '../../readNodes.ts';
import { wordTable } from './wordTable.ts';
import type { PlacedComment } from '../paperComments.ts';
import { bullets, type WordWriter } from './WordWriter.ts';
import { paragraph, run, type ListPlace, type ParagraphStyle } from './wordParts.ts';
import type { Xml } from './xml.ts';

/** In what a block stands: its paragraphs' style, and the list they are in. */
type Around = { readonly style: ParagraphStyle; readonly list?: ListPlace };
type Print = (node: NodeJson, around: Around) => readonly Xml[];

const plain: Around = { style: 'Normal' };

/**
 * The blocks of a paper as Word's paragraphs and tables: every word, in the order of the other exports.
 *
 * @param commentsOn What was said about a line.
 */
export function wordPaper(
  doc: DocJson,
  printing: Printing,
  writer: WordWriter,
  commentsOn: (line: NodeJson) => readonly PlacedComment[],
): readonly Xml[] {
  const head = headLine(doc, printing);
  const title = doc.content.find(({ type }) => type === 'title');
  const lineOf = (node: NodeJson): readonly Xml[] =>
    writer.runs(inlineRuns(node, printing), commentsOn(node), node.content?.length ?? 0);

  const print: Print = (node, around) => {
    const parts = blockParts(node, printing);
    if (parts !== null) return numbered(parts);
    switch (node.type) {
      case 'title':
        return [
          paragraph('Title', lineOf(node)),
          ...(head === null || node !== title ? [] : [paragraph('Subtitle', [run(head)])]),
        ];
      case 'sectionHeading':
        return hasLine(node) ? [paragraph('Heading1', lineOf(node))] : [];
      case 'heading':
        return hasLine(node) ? [paragraph(headingStyle(node), lineOf(node))] : [];
      case 'section': {
        const hasHeading = node.content?.some((child) => child.type === 'sectionHeading' && hasLine(child));
        const heading = hasHeading ? [] : [paragraph('Heading1', [run(headingFor(sectionKindOf(node)))])];
        return [...heading, ...children(node, plain)];
      }
      case 'blockquote':
        return [...ahead(node), ...children(node, { ...around, style: 'Quote' })];
      case 'bulletList':
      case 'orderedList':
        return list(node, around);
      case 'table':
        return [...ahead(node), ...wordTable(node, (cell) => children(cell, plain))];
      default:
        return [...(hasLine(node) ? [ownLine(node, around)] : []), ...children(node, around)];
    }
  };
  const children: Print = (node, around) => blockChildren(node).flatMap((child) => print(child, around));
  const ahead = (node: NodeJson): readonly Xml[] => {
    const mark = markAhead(node);
    return mark === '' ? [] : [paragraph('BlockLine', [run(mark)])];
  };
  const ownLine = (node: NodeJson, { style, list: place }: Around): Xml => paragraph(style, lineOf(node), place);
  /** Only the first line of an item bears its bullet or number. */
  const list: Print = (node, around) => {
    const level = Math.min(8, (around.list?.level ?? -1) + 1);
    const start = typeof node.attrs?.start === 'number' ? node.attrs.start : 1;
    const numbering = node.type === 'orderedList' ? writer.numberingFrom(start) : bullets;
    return blockChildren(node).flatMap((item) =>
      blockChildren(item).flatMap((child, index) => {
        const isFirst = index === 0 && hasLine(child);
        const place = { numbering, level };
        if (isFirst) return [paragraph('ListParagraph', lineOf(child), place)];
        const isList = child.type === 'bulletList' || child.type === 'orderedList';
        return print(child, isList ? { style: 'ListParagraph', list: place } : { style: 'ListParagraph' });
      }),
    );
  };
  const numbered = (parts: BlockParts): readonly Xml[] => {
    const style: ParagraphStyle =
      parts.kind === 'figure' ? 'Caption' : parts.kind === 'judgment' ? 'Judgment' : 'Normal';
    const [first, ...rest] = parts.main;
    const isLine = first !== undefined && hasLine(first);
    const number = run(isLine ? `${parts.number}. ` : `${parts.number}.`, { bold: true });
    const lead = paragraph(style, [number, ...(isLine ? lineOf(first) : [])]);
    const others = (isLine ? rest : parts.main).flatMap((node) => print(node, plain));
    const lines = parts.lines.map((line) =>
      paragraph(
        'BlockLine',
        line.flatMap((piece, index) => [
          ...(index === 0 ? [] : [run(' ')]),
          ...(typeof piece === 'string' ? [run(piece)] : lineOf(piece)),
        ]),
      ),
    );
    const views = parts.views.map(({ by, said }) =>
      paragraph('AlternativeView', [run(`Alternative view (${by}): `, { bold: true }), run(said)]),
    );
    const record = parts.record.map(({ name, value }) => paragraph('BlockLine', [run(`${name}: ${value}`)]));
    return [lead, ...pictureOf(parts, writer), ...others, ...lines, ...views, ...record];
  };
  return doc.content.flatMap((node) => print(node, plain));
}

function headingStyle(node: NodeJson): ParagraphStyle {
  const level = Math.max(headingLevelOf(node.attrs?.level), 3);
  return level === 3 ? 'Heading2' : level === 4 ? 'Heading3' : 'Heading4';
}

function pictureOf({ picture }: BlockParts, writer: WordWriter): readonly Xml[] {
  if (picture === null) return [];
  const drawn = picture.image === null ? null : writer.picture(picture.image, picture.alt);
  if (drawn !== null) return [paragraph('Normal', [drawn])];
  return picture.alt === '' ? [] : [paragraph('BlockLine', [run(`Picture: ${picture.alt}`)])];
}
