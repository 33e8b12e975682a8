import type { MarkJson } from '../../../docJson.ts';
import { element, type Xml } from './xml.ts';

/** Styles that paragraphs of an export have; each is defined in `wordStyles`. */
export type ParagraphStyle =
  | 'Title'
  | 'Subtitle'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Heading4'
  | 'Normal'
  | 'Judgment'
  | 'BlockLine'
  | 'AlternativeView'
  | 'Quote'
  | 'ListParagraph'
  | 'Caption'
  | 'Notice'
  | 'EndnoteText'
  | 'CommentText'
  | 'Header'
  | 'Footer';

/** Where a paragraph stands in a list. */
export type ListPlace = { readonly numbering: number; readonly level: number };

/** A paragraph; `id`: by which other parts of the document name it. */
export function paragraph(style: ParagraphStyle, runs: readonly Xml[], list?: ListPlace, id?: string): Xml {
  const place =
    list === undefined ? [] : [element('w:numPr', {}, value('w:ilvl', list.level), value('w:numId', list.numbering))];
  const named = id === undefined ? {} : { 'w14:paraId': id };
  return element('w:p', named, element('w:pPr', {}, value('w:pStyle', style), ...place), ...runs);
}

/** A run of text; line feeds in it are breaks. */
export function run(text: string, look: { readonly bold?: boolean; readonly marks?: readonly MarkJson[] } = {}): Xml {
  const properties = runProperties(look.marks ?? [], look.bold === true);
  const lines = text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [element('w:br')]),
      ...(line === '' ? [] : [element('w:t', { 'xml:space': 'preserve' }, line)]),
    ]);
  return element('w:r', {}, ...(properties.length === 0 ? [] : [element('w:rPr', {}, ...properties)]), ...lines);
}

/** In the order that the schema wants them in. */
function runProperties(marks: readonly MarkJson[], isBold: boolean): readonly Xml[] {
  const has = (type: string): boolean => marks.some((mark) => mark.type === type);
  return [
    ...(has('link') ? [value('w:rStyle', 'Hyperlink')] : []),
    ...(has('code') ? [element('w:rFonts', { 'w:ascii': 'Consolas', 'w:hAnsi': 'Consolas' })] : []),
    ...(isBold || has('bold') ? [element('w:b')] : []),
    ...(has('italic') ? [element('w:i')] : []),
    ...(has('strike') ? [element('w:strike')] : []),
    ...(has('underline') ? [value('w:u', 'single')] : []),
  ];
}

/** The sign in the text that leads to an endnote. */
export function endnoteSign(id: number): Xml {
  return element(
    'w:r',
    {},
    element('w:rPr', {}, value('w:rStyle', 'EndnoteReference')),
    element('w:endnoteReference', { 'w:id': id }),
  );
}

/** An element whose one attribute is `w:val`. */
export function value(name: string, val: string | number): Xml {
  return element(name, { 'w:val': val });
}

/** A cell of a table and how far it reaches; `continues`: it is the lower part of one that began above. */
export type Cell = {
  readonly blocks: readonly Xml[];
  readonly across: number;
  readonly merge: 'none' | 'begins' | 'continues';
};

/** A table of equal columns. */
export function table(rows: readonly (readonly Cell[])[], columns: number, hasHeader: boolean): Xml {
  const width = Math.floor(9000 / Math.max(1, columns));
  const properties = element(
    'w:tblPr',
    {},
    value('w:tblStyle', 'TableGrid'),
    element('w:tblW', { 'w:w': 5000, 'w:type': 'pct' }),
    element('w:tblLook', { 'w:val': '0420', 'w:firstRow': hasHeader ? 1 : 0, 'w:noVBand': 1 }),
  );
  const grid = element(
    'w:tblGrid',
    {},
    ...Array.from({ length: columns }, () => element('w:gridCol', { 'w:w': width })),
  );
  const lines = rows.map((row, index) =>
    element(
      'w:tr',
      {},
      // A row stays on one page.
      element('w:trPr', {}, element('w:cantSplit'), ...(hasHeader && index === 0 ? [element('w:tblHeader')] : [])),
      ...row.map((cell) => cellXml(cell, width)),
    ),
  );
  return element('w:tbl', {}, properties, grid, ...lines);
}

function cellXml({ blocks, across, merge }: Cell, width: number): Xml {
  const properties = element(
    'w:tcPr',
    {},
    element('w:tcW', { 'w:w': width * across, 'w:type': 'dxa' }),
    ...(across > 1 ? [value('w:gridSpan', across)] : []),
    ...(merge === 'none' ? [] : [merge === 'begins' ? value('w:vMerge', 'restart') : element('w:vMerge')]),
  );
  // A cell ends with a paragraph, whatever stands in it.
  const last = blocks.at(-1)?.xml ?? '';
  const end = /^<w:p[ >/]/u.test(last) ? [] : [paragraph('Normal', [])];
  return element('w:tc', {}, properties, ...blocks, ...end);
}
