import { describe, expect, test } from 'vitest';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { publicationDocx } from '../../../lib/document/export/publication/publicationDocx.ts';
import type { Publication } from '../../../lib/document/publication.ts';
import { bannerWords } from '../../../lib/document/publication/publicationFacts.ts';
import { readerPrint } from '../../../lib/document/reader/readerPrint.ts';
import { createAssessmentInput } from '../../../lib/protocol/assessmentDto.ts';
import { findChromium } from '../../../server/reader/findChromium.ts';
import { PdfPrinter } from '../../../server/reader/PdfPrinter.ts';
import { loadReaderAssets } from '../../../server/reader/readerAssets.ts';
import { commandWorld } from '../../unit/commands/commandWorld.ts';
import { expectPrinted, lettersOf, wordingsOf } from '../../unit/document/export/wordings.ts';
import {
  publicationOf,
  retracted,
  samplePublication,
  standing,
} from '../../unit/document/publication/samplePublication.ts';
import { wordText } from '../../unit/document/publication/wordText.ts';
import { readSeedText } from '../seedText.ts';
import { awkwardPaper, hostileWords, longAddress } from './awkwardPaper.ts';
import { commentsByOffice, hasOffice, hasPoppler, readByOffice, readByPoppler } from './officeTools.ts';

const chromium = findChromium(process.env.CHROMIUM_PATH ?? null, process.env.PATH);
if (chromium === null) process.stderr.write('SKIPPED: no Chromium is installed here, so no PDF was made or read\n');

/** The user's own text as it is imported, with a dissent on its first judgment; null where it is not there. */
async function seedPublication(): Promise<Publication | null> {
  const seed = readSeedText();
  if (seed === null) return null;
  const world = commandWorld();
  const title = seed.trim().split('\n', 1)[0] ?? '';
  const input = createAssessmentInput.parse({ title, import: { format: 'text', content: seed } });
  const made = await createAssessment(world.ports, await world.user('Ana'), input);
  if (!made.ok) throw new Error(made.error.message);
  const state = world.memory.state().snapshots.get(made.value.id)?.state;
  const doc = JSON.parse(new TextDecoder().decode(state)) as DocJson;
  const judgment = doc.content.flatMap(({ content = [] }) => content).find(({ type }) => type === 'judgment');
  const judgmentId = String(judgment?.attrs?.['id'] ?? '');
  const dissent = { judgmentId, by: 'Rita Reviewer', likelihood: null, reason: 'Another reading is as good' };
  return publicationOf(doc, { title, banner: 'TLP:GREEN', marking: 'tlp2', dissents: [dissent] });
}

const awkward = publicationOf(awkwardPaper, { banner: 'TLP:GREEN', marking: 'tlp2', title: 'Berths' });
const papers = async (): Promise<ReadonlyMap<string, Publication>> => {
  const seed = await seedPublication();
  return new Map([
    ['sample', samplePublication],
    ['awkward', awkward],
    ...(seed === null ? [] : [['seed', seed] as const]),
  ]);
};

/**
 * What does not come out of every PDF as it went in: from the right to the left it comes word by word, and without a font of the
 * machine's for a script there is no letter to find again.
 */
const isOfOtherFonts = (words: string): boolean => /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}]/u.test(words);

/** Fails unless the letters of each stand in `printed`, one after the other. */
function expectInOrder(each: readonly string[], printed: string): void {
  const letters = lettersOf(printed).toLowerCase();
  let from = 0;
  for (const words of each.map((one) => lettersOf(one).toLowerCase())) {
    const at = letters.indexOf(words, from);
    expect(at, `${words.slice(0, 80)} after ${letters.slice(Math.max(0, from - 60), from)}`).toBeGreaterThanOrEqual(0);
    from = at + words.length;
  }
}

/**
 * Every block of a Word file as another reader of such files gives it, up to the hash that ends the body. Signs of endnotes stand
 * as numbers in the one and in brackets in the other: blocks are cut there.
 */
async function blocksOf(docx: Uint8Array, { sha256 }: Publication): Promise<readonly string[]> {
  const blocks = (await wordText(docx)).split('\n');
  return blocks
    .slice(0, blocks.findIndex((block) => block.includes(sha256)) + 1)
    .flatMap((block) => block.split(/\[\d+\]/u));
}

/** The text of a printed page without what stands at its head and foot. */
function bodyOf(page: string, publication: Publication): string {
  return page.replaceAll(bannerWords(publication), '').replace(/YS-2026-014 version 2 · page \d+ of \d+/gu, '');
}

/** Fails unless every word of the paper is in the text of its pages; names of sections may be printed in capitals. */
function expectEveryWord({ content }: Publication, printed: string): void {
  const wordings = wordingsOf(content).filter((words) => !isOfOtherFonts(words));
  expectPrinted(
    wordings.map((words) => words.toLowerCase()),
    printed.toLowerCase(),
  );
}

/** Runs of text in the order of the paper. */
const runsOf = ({ type, text, content = [] }: NodeJson | (DocJson & { text?: string })): readonly string[] =>
  type === 'text' ? [text ?? ''] : content.flatMap(runsOf);

describe.skipIf(!hasOffice || !hasPoppler)('[PX7] a Word file is opened by LibreOffice', () => {
  test('every block in order; endnotes, dissents and the mark on every page', { timeout: 240_000 }, async () => {
    const all = await papers();
    const files = new Map([...all].map(([name, publication]) => [name, publicationDocx(publication, standing)]));
    const read = await readByOffice(files);
    for (const [name, publication] of all) {
      const { text, pdf } = read.get(name) ?? { text: '', pdf: new Uint8Array() };
      const blocks = await blocksOf(files.get(name) ?? new Uint8Array(), publication);
      expect(blocks.length).toBeGreaterThan(20);
      expectInOrder(blocks, text);
      expectInOrder(
        runsOf(publication.content).map((run) => run.trim()),
        text,
      );
      const { pages } = await readByPoppler(pdf);
      // The notes and all that is in no paragraph of the body as well.
      const banner = bannerWords(publication);
      expectEveryWord(publication, pages.map((page) => bodyOf(page, publication)).join('\n'));
      for (const [at, page] of pages.entries()) {
        // LibreOffice prints the notes on sheets without header and footer: there they stand between the mark.
        expect(page.split(banner).length - 1, `${name}, page ${at + 1}`).toBeGreaterThanOrEqual(2);
        if (!page.includes('S1, frames 4-19: ')) expect(page).toContain(`page ${at + 1} of ${pages.length}`);
      }
      for (const { by, reason } of publication.dissents) {
        expect(text.replace(/\s+/gu, ' ')).toContain(`Alternative view (${by}):`);
        expect(text.replace(/\s+/gu, ' ')).toContain(reason);
      }
    }
    const notes = (await readByPoppler(read.get('sample')?.pdf ?? new Uint8Array())).pages.at(-1) ?? '';
    expect(notes.replace(/\s+/gu, ' ')).toContain('S1, frames 4-19: Rajin and Tumangang');
    for (const words of hostileWords) expect(read.get('awkward')?.text).toContain(words);
  });
});

describe.skipIf(!hasOffice)('[PX9] a Word file with comments is opened by LibreOffice', () => {
  test(
    'every comment is kept, with who said it and when, and no word of the paper is lost',
    { timeout: 240_000 },
    async () => {
      const statement = samplePublication.content.content
        .flatMap(({ content = [] }) => content)
        .find(({ type }) => type === 'judgment')
        ?.content?.find(({ type }) => type === 'statement');
      const blockId = String(statement?.attrs?.['id'] ?? '');
      const [words = ''] = runsOf(statement ?? { type: 'statement' });
      const note = (by: string, text: string) => ({ by, at: '2026-11-23T10:00:00.000Z', text });
      const anchor = (quote: string) => ({ blockId, quote, prefix: '', suffix: '' });
      const comments = [
        {
          anchor: anchor(words.trim()),
          isSettled: true,
          notes: [note('Rita Reviewer', 'Since when? <b>Say</b> so.'), note('Ana Author', 'Since May.')],
        },
        { anchor: anchor(''), isSettled: false, notes: [note('Сэм', 'Порт закрыт.')] },
        {
          anchor: { ...anchor('nowhere at all in this'), blockId: 'gone' },
          isSettled: false,
          notes: [note('Sam', 'Lost.')],
        },
      ];
      const bytes = publicationDocx(samplePublication, standing, new Map(), comments);
      const kept = await commentsByOffice(bytes);
      expect(kept.map(({ by, text }) => [by, text]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual(
        [
          ['Sam', 'Lost.'],
          ['Rita Reviewer', 'Since when? &lt;b&gt;Say&lt;/b&gt; so.'],
          ['Ana Author', 'Since May.'],
          ['Сэм', 'Порт закрыт.'],
        ].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
      );
      for (const { at } of kept) expect(at).toContain('2026-11-23T10:00:00');
      expect(kept.filter(({ isSettled }) => isSettled).map(({ by }) => by)).toContain('Rita Reviewer');
      const read = await readByOffice(new Map([['commented', bytes]]));
      expectInOrder(
        runsOf(samplePublication.content).map((each) => each.trim()),
        read.get('commented')?.text ?? '',
      );
    },
  );
});

describe.skipIf(chromium === null || !hasPoppler)('[PX8] a PDF', () => {
  const { inlineFaces, sheet } = loadReaderAssets();
  const style = `${inlineFaces}\n${sheet}`;
  const warnings: unknown[] = [];
  const print = async (publication: Publication, state = standing): Promise<Uint8Array> => {
    const printer = new PdfPrinter(chromium, (data) => void warnings.push(data));
    const made = await printer.print(
      readerPrint(publication, state, style, () => ''),
      publication.publishedAt,
    );
    if (!made.ok) throw new Error(`${made.error} ${JSON.stringify(warnings)}`);
    return made.value;
  };

  test(
    'is tagged, in reading order, every word in it, the mark and the page at head and foot of each',
    { timeout: 240_000 },
    async () => {
      for (const [name, publication] of await papers()) {
        const { info, structure, pages } = await readByPoppler(await print(publication));
        expect(info).toMatch(/^Tagged: +yes$/mu);
        expect(info).toMatch(/^Page size: +59\d.* \(A4\)$/mu);
        expect(info).toMatch(/^JavaScript: +no$/mu);
        expect(info).toContain(publication.title);
        const said = pages.map((page) => bodyOf(page, publication)).join('\n');
        const runs = runsOf(publication.content).filter((run) => !isOfOtherFonts(run));
        expectInOrder(
          runs.map((run) => run.trim()),
          said,
        );
        expectEveryWord(publication, said);
        const banner = bannerWords(publication);
        for (const [at, page] of pages.entries()) {
          expect(page.split(banner).length - 1, `${name}, page ${at + 1}`).toBeGreaterThanOrEqual(2);
          expect(page).toContain(`page ${at + 1} of ${pages.length}`);
        }
        for (const tag of ['H1', 'H2', 'P (block)']) expect(structure, name).toContain(tag);
      }
    },
  );

  test(
    'prints words that look like programs as words, and long addresses and wide tables within the sheet',
    { timeout: 120_000 },
    async () => {
      const { pages, structure } = await readByPoppler(await print(awkward));
      const flat = lettersOf(pages.join(''));
      for (const words of [...hostileWords, longAddress]) expect(flat).toContain(lettersOf(words));
      // What is beyond the edge of the sheet is not in the text of its page.
      expect(flat).toContain(lettersOf('R44K12 tonnes'));
      expect(structure).toMatch(/^\s*TH /mu);
    },
  );

  test(
    'is the same bytes from one browser to the next, and says first when it is retracted',
    { timeout: 240_000 },
    async () => {
      const [once, again] = [await print(samplePublication), await print(samplePublication)];
      expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
      const { pages } = await readByPoppler(await print(samplePublication, retracted));
      expect(pages[0]).toContain('Retracted on 24 November 2026 by Release Desk: A source was forged.');
    },
  );
});
