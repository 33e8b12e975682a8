import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { publicationDocx } from '../../../lib/document/export/publication/publicationDocx.ts';
import { publicationJson } from '../../../lib/document/export/publication/publicationJson.ts';
import { publicationMarkdown } from '../../../lib/document/export/publication/publicationMarkdown.ts';
import { publicationStix } from '../../../lib/document/export/publication/publicationStix.ts';
import { zipOf } from '../../../lib/document/export/publication/docx/zipOf.ts';
import type { Publication } from '../../../lib/document/publication.ts';
import { readerPage } from '../../../lib/document/reader/readerPage.ts';
import { readerPrint } from '../../../lib/document/reader/readerPrint.ts';
import { findChromium } from '../../../server/reader/findChromium.ts';
import { PdfPrinter } from '../../../server/reader/PdfPrinter.ts';
import { loadReaderAssets } from '../../../server/reader/readerAssets.ts';
import { samplePublication, standing } from '../../unit/document/publication/samplePublication.ts';
import { hasPoppler } from '../exports/officeTools.ts';
import { saidBy } from './saidBy.ts';

const canary = 'xylocanaryplanted';
const chromium = findChromium(process.env['CHROMIUM_PATH'] ?? null, process.env['PATH']);
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const finds = (body: Uint8Array | string, headers: Record<string, string> = {}): boolean =>
  saidBy({ headers, body: typeof body === 'string' ? bytes(body) : body }).includes(canary);

/** The sample with a word in a place where a fault might leave one of the draft’s. */
const planted: readonly (readonly [string, Publication])[] = [
  ['in its summary', { ...samplePublication, changeSummary: `New ${canary} reporting` }],
  ['in the name of an author', { ...samplePublication, authors: [`Ana ${canary}`] }],
  ['in its title', { ...samplePublication, title: `Outlook ${canary}` }],
  [
    'in a line of its text',
    {
      ...samplePublication,
      content: {
        ...samplePublication.content,
        content: [
          ...samplePublication.content.content,
          { type: 'paragraph', attrs: { id: 'planted' }, content: [{ type: 'text', text: `A ${canary} line.` }] },
        ],
      },
    },
  ],
];
const { assets, inlineFaces, sheet } = loadReaderAssets();
const page = (publication: Publication): string =>
  readerPage({
    publication,
    state: standing,
    versions: [],
    stands: new Map(),
    assets,
    origin: 'https://desk.example',
    isForEverybody: true,
  });

describe('the search for words that were never published', () => {
  test('finds none in any file of the sample', { timeout: 120_000 }, () => {
    for (const made of [publicationDocx, publicationJson, publicationMarkdown, publicationStix])
      expect(finds(made(samplePublication, standing))).toBe(false);
    expect(finds(page(samplePublication))).toBe(false);
  });

  test.each(planted)('finds a word planted %s, in every format that says it', (where, publication) => {
    // Markdown and Word name the title as it stands in the text; Word says this one among its properties.
    const saying =
      where === 'in its title'
        ? [publicationDocx, publicationJson]
        : [publicationDocx, publicationJson, publicationMarkdown];
    for (const made of saying) {
      expect(finds(made(publication, standing)), `${made.name} ${where}`).toBe(true);
    }
    expect(finds(page(publication)), where).toBe(true);
    // What says it in its own way is found as well.
    const stix = publicationStix(publication, standing);
    expect(finds(stix)).toBe(stix.includes(canary));
  });

  const places: readonly (readonly [string, string | Uint8Array, Record<string, string>?])[] = [
    ['in a header', '', { etag: `"${canary}"` }],
    [
      'in the name of a file, escaped',
      '',
      { 'content-disposition': `attachment; filename*=UTF-8''%58ylo${canary.slice(4)}` },
    ],
    ['in the name of a header', '', { [canary]: '1' }],
    ['in an attribute', `<p data-draft="${canary}">Words</p>`],
    ['in a comment of the page', `<!-- ${canary} -->`],
    ['in capitals', `<p>${canary.toUpperCase()}</p>`],
    ['with tags between its letters', `<p>xylo<b>canary</b>planted</p>`],
    ['with entities for its letters', `<p title="&#120;ylo&#x63;anary&#112;lanted"></p>`],
    ['with soft hyphens and breaks', 'xylo&shy;canary\u00adplan\n  ted'],
    ['in an address', `<a href="/r/x?q=xylocanary%70lanted">x</a>`],
    ['escaped in JSON', `{"a":"xylocanar\\u0079planted"}`],
    ['escaped twice', `{"a":"xylocanar&amp;#121;planted"}`],
    ['as base64', `data:text/plain;base64,${Buffer.from(`the words ${canary} and more`).toString('base64')}`],
    [
      'in a file that is base64',
      JSON.stringify({ base64: Buffer.from(zipOf([{ path: 'a', bytes: bytes(canary) }])).toString('base64') }),
    ],
    ['packed', gzipSync(canary)],
    ['in a file of an archive', zipOf([{ path: 'word/comments.xml', bytes: bytes(`<w:t>${canary}</w:t>`) }])],
    ['in the name of such a file', zipOf([{ path: `word/${canary}.xml`, bytes: bytes('<x/>') }])],
    ['in an archive in an archive', zipOf([{ path: 'a.docx', bytes: zipOf([{ path: 'b', bytes: bytes(canary) }]) }])],
    [
      'in an archive, broken by markup',
      zipOf([{ path: 'd.xml', bytes: bytes('<w:t>xylo</w:t></w:r><w:r><w:t>canaryplanted</w:t>') }]),
    ],
  ];
  test.each(places.map((place) => ({ where: place[0], place })))(
    'finds a word planted $where',
    ({ place: [, body, headers = {}] }) => {
      expect(finds(body, headers)).toBe(true);
      const clean = typeof body === 'string' ? body.replaceAll('lan', 'lun').replaceAll('LAN', 'LUN') : null;
      if (clean !== null && clean !== body) expect(finds(clean, headers)).toBe(false);
    },
  );
});

describe.skipIf(!hasPoppler || chromium === null)('the same search in PDFs', () => {
  const printed = async (publication: Publication): Promise<Uint8Array> => {
    const printer = new PdfPrinter(chromium, () => undefined);
    const style = `${inlineFaces}\n${sheet}`;
    const made = await printer.print(
      readerPrint(publication, standing, style, () => ''),
      publication.publishedAt,
    );
    if (!made.ok) throw new Error(made.error);
    return made.value;
  };

  test('finds none in the sample, and a planted word wherever the printer puts it', { timeout: 240_000 }, async () => {
    const clean = await printed(samplePublication);
    expect(finds(clean)).toBe(false);
    for (const [where, publication] of planted) expect(finds(await printed(publication)), where).toBe(true);
  });

  test('finds what a PDF says and does not show', { timeout: 120_000 }, async () => {
    const clean = Buffer.from(await printed(samplePublication));
    const end = clean.lastIndexOf('startxref');
    const withPart = (part: Uint8Array | string): Buffer =>
      Buffer.concat([clean.subarray(0, end), Buffer.from(part), Buffer.from('\n'), clean.subarray(end)]);
    const packed = deflateSync(`<< /Contents (a note: ${canary}) >>`);
    const head = Buffer.from(`999 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`);
    const hidden: readonly (readonly [string, Buffer])[] = [
      ['in a packed stream', withPart(Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj')]))],
      ['in its description', withPart(`998 0 obj\n<< /Author (${canary}) >>\nendobj`)],
      [
        'in two bytes for a letter',
        withPart(
          `997 0 obj\n<< /Alt <FEFF${Array.from(canary, (c) => `00${c.charCodeAt(0).toString(16)}`).join('')}> >>\nendobj`,
        ),
      ],
      ['in octal', withPart(`996 0 obj\n<< /T (\\170ylocanaryplante\\144) >>\nendobj`)],
    ];
    for (const [where, file] of hidden) expect(finds(file), where).toBe(true);
  });
});
