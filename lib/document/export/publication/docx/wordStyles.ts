import { value } from './wordParts.ts';
import { element, xmlFile, type Xml } from './xml.ts';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

type Look = {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: readonly Xml[];
  readonly run?: readonly Xml[];
};

const size = (points: number): Xml => value('w:sz', points * 2);
const colour = (hex: string): Xml => value('w:color', hex);
const bold = element('w:b');
const italic = element('w:i');
const spacing = (before: number, after: number): Xml => element('w:spacing', { 'w:before': before, 'w:after': after });
const keepNext = element('w:keepNext');
const indent = (left: number): Xml => element('w:ind', { 'w:left': left });
const outline = (level: number): Xml => value('w:outlineLvl', level);
const bar = (hex: string): Xml =>
  element('w:pBdr', {}, element('w:left', { 'w:val': 'single', 'w:sz': 18, 'w:space': 8, 'w:color': hex }));
const box = element(
  'w:pBdr',
  {},
  ...['top', 'left', 'bottom', 'right'].map((side) =>
    element(`w:${side}`, { 'w:val': 'single', 'w:sz': 8, 'w:space': 6, 'w:color': '8A5A00' }),
  ),
);
const centred = value('w:jc', 'center');
const accent = '0F5F73';

/** Word's own names where it has them, so that outline, contents and screen readers know what is what. */
const looks: readonly Look[] = [
  { id: 'Title', name: 'Title', next: 'Subtitle', paragraph: [keepNext, spacing(120, 120)], run: [bold, size(24)] },
  { id: 'Subtitle', name: 'Subtitle', next: 'Normal', paragraph: [spacing(0, 240)], run: [colour('646B73'), size(10)] },
  heading(1, [bold, colour(accent), size(15)]),
  heading(2, [bold, size(13)]),
  heading(3, [bold, size(12)]),
  heading(4, [bold, italic, size(11)]),
  {
    id: 'Judgment',
    name: 'Judgment',
    paragraph: [keepNext, bar(accent), spacing(200, 80), indent(200)],
    run: [size(12)],
  },
  { id: 'BlockLine', name: 'Block line', paragraph: [spacing(0, 60), indent(200)], run: [colour('4D545C'), size(10)] },
  { id: 'AlternativeView', name: 'Alternative view', paragraph: [box, spacing(120, 160), indent(300)], run: [italic] },
  { id: 'Quote', name: 'Quote', paragraph: [bar('C9C4B7'), indent(400)], run: [italic] },
  { id: 'ListParagraph', name: 'List Paragraph', paragraph: [indent(720)] },
  { id: 'Caption', name: 'caption', paragraph: [spacing(160, 80)], run: [size(10)] },
  { id: 'Notice', name: 'Notice', paragraph: [box, spacing(120, 240)], run: [bold, colour('A8321F')] },
  { id: 'EndnoteText', name: 'endnote text', paragraph: [spacing(0, 60)], run: [size(9)] },
  { id: 'Header', name: 'header', paragraph: [centred], run: [bold, size(9)] },
  { id: 'Footer', name: 'footer', paragraph: [centred], run: [size(9)] },
];

/** Of comments; only a document that has some has them. */
const commentText: Look = { id: 'CommentText', name: 'annotation text', paragraph: [spacing(0, 60)], run: [size(10)] };

function heading(level: number, run: readonly Xml[]): Look {
  const paragraph = [keepNext, spacing(level === 1 ? 360 : 240, 120), outline(level - 1)];
  return { id: `Heading${level}`, name: `heading ${level}`, next: 'Normal', paragraph, run };
}

function styleOf({ id, name, basedOn = 'Normal', next, paragraph = [], run = [] }: Look): Xml {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    value('w:name', name),
    value('w:basedOn', basedOn),
    ...(next === undefined ? [] : [value('w:next', next)]),
    element('w:qFormat'),
    ...(paragraph.length === 0 ? [] : [element('w:pPr', {}, ...paragraph)]),
    ...(run.length === 0 ? [] : [element('w:rPr', {}, ...run)]),
  );
}

function characterStyle(id: string, name: string, ...run: readonly Xml[]): Xml {
  const attributes = { 'w:type': 'character', 'w:styleId': id };
  return element('w:style', attributes, value('w:name', name), element('w:rPr', {}, ...run));
}

/** The part `word/styles.xml`. */
export function wordStyles(hasComments: boolean): Uint8Array {
  const fonts = element('w:rFonts', { 'w:ascii': 'Georgia', 'w:hAnsi': 'Georgia', 'w:cs': 'Times New Roman' });
  const defaults = element(
    'w:docDefaults',
    {},
    element('w:rPrDefault', {}, element('w:rPr', {}, fonts, size(11), element('w:lang', { 'w:val': 'en-GB' }))),
    element(
      'w:pPrDefault',
      {},
      element('w:pPr', {}, element('w:spacing', { 'w:after': 120, 'w:line': 276, 'w:lineRule': 'auto' })),
    ),
  );
  const normal = element(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    value('w:name', 'Normal'),
    element('w:qFormat'),
  );
  const line = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '8D8778' };
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => element(`w:${side}`, line));
  const grid = element(
    'w:style',
    { 'w:type': 'table', 'w:styleId': 'TableGrid' },
    value('w:name', 'Table Grid'),
    element('w:tblPr', {}, element('w:tblBorders', {}, ...sides)),
    element('w:tblStylePr', { 'w:type': 'firstRow' }, element('w:rPr', {}, bold)),
  );
  return xmlFile(
    element(
      'w:styles',
      { 'xmlns:w': wordNamespace },
      defaults,
      normal,
      ...looks.map(styleOf),
      characterStyle('EndnoteReference', 'endnote reference', value('w:vertAlign', 'superscript')),
      characterStyle('Hyperlink', 'Hyperlink', colour(accent), value('w:u', 'single')),
      grid,
      ...(hasComments
        ? [styleOf(commentText), characterStyle('CommentReference', 'annotation reference', size(8))]
        : []),
    ),
  );
}
