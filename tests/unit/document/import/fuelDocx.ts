import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Math as Formula,
  MathRun,
  Packer,
  type ParagraphChild,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { pngOf } from './pictures.ts';

const run = (text: string, more: object = {}): TextRun => new TextRun({ text, ...more });
const line = (...children: ParagraphChild[]): Paragraph => new Paragraph({ children });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ heading: level, children: [run(text)] });
const item = (text: string, level = 0, reference = 'points'): Paragraph =>
  new Paragraph({ numbering: { reference, level }, children: [run(text)] });
const cell = (text: string, more: object = {}): TableCell =>
  new TableCell({ children: [new Paragraph(text)], ...more });
const tracked = { author: 'B', date: '2026-01-01T00:00:00Z' };

/** A Word file with all that an import keeps, and some of what it leaves out. */
export async function fuelDocx(): Promise<Buffer> {
  const document = new Document({
    comments: { children: [{ id: 0, author: 'A', date: new Date(0), children: [new Paragraph('Check this')] }] },
    footnotes: { 1: { children: [line(run('Port log, '), run('2026', { bold: true }), run('.'))] } },
    numbering: {
      config: [
        { reference: 'points', levels: [0, 1].map((level) => ({ level, format: LevelFormat.BULLET, text: '•' })) },
        { reference: 'steps', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('TLP:AMBER draft')] }) },
        children: [
          heading('Fuel by rail', HeadingLevel.TITLE),
          line(
            run('Lead words, '),
            run('bold', { bold: true }),
            run(' and '),
            run('both', { bold: true, italics: true }),
          ),
          heading('Key Judgments', HeadingLevel.HEADING_1),
          line(
            run('Trade will '),
            run('likely', { bold: true }),
            run(' grow.'),
            new FootnoteReferenceRun(1),
            run(' It is unlikely to stop.'),
          ),
          heading('Supporting Evidence', HeadingLevel.HEADING_1),
          line(
            run('Ships', { italics: true }),
            run(' called', { underline: {} }),
            run('often.', { strike: true, break: 1 }),
          ),
          item('One'),
          item('Below one', 1),
          item('Two'),
          heading('Where they called', HeadingLevel.HEADING_2),
          new Table({
            rows: [
              new TableRow({ tableHeader: true, children: [cell('Port', { columnSpan: 2 }), cell('Calls')] }),
              new TableRow({
                children: [cell('North', { verticalMerge: VerticalMergeType.RESTART }), cell('Rajin'), cell('12')],
              }),
              new TableRow({
                children: [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('Sonbong'), cell('3')],
              }),
            ],
          }),
          line(
            new ImageRun({
              type: 'png',
              data: pngOf(4, 3),
              transformation: { width: 40, height: 30 },
              altText: { name: 'pier', title: 'pier', description: 'The pier at Rajin' },
            }),
          ),
          new Paragraph({ style: 'Caption', children: [run('The pier in June.')] }),
          line(
            new InsertedTextRun({ text: 'Inserted words.', id: 5, ...tracked }),
            new DeletedTextRun({ text: 'Deleted words.', id: 6, ...tracked }),
          ),
          line(new CommentRangeStart(0), run('Commented words.'), new CommentRangeEnd(0), new CommentReference(0)),
          line(
            run('See '),
            new ExternalHyperlink({ link: 'https://port.example/log', children: [run('the log')] }),
            run(' where '),
            new Formula({ children: [new MathRun('n = 15')] }),
            run('.'),
          ),
          heading('Recommendations', HeadingLevel.HEADING_1),
          item('Talk first.', 0, 'steps'),
          item('Then act.', 0, 'steps'),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
