import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorRunsOf } from '../../../../lib/document/anchorRuns.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import type { PaperComment } from '../../../../lib/document/export/publication/paperComments.ts';
import { publicationDocx } from '../../../../lib/document/export/publication/publicationDocx.ts';
import { readingOfPaper } from '../../../../lib/document/paper.ts';
import { anyDraft } from '../anyDraft.ts';
import { publicationOf, samplePublication, standing } from './samplePublication.ts';
import { unzipped } from './wordText.ts';

const partsOf = (...given: Parameters<typeof publicationDocx>): ReadonlyMap<string, string> =>
  unzipped(publicationDocx(...given));
const all = (xml: string, pattern: RegExp): readonly string[] =>
  [...xml.matchAll(pattern)].map((match) => match[1] ?? '');

/** What is not whole in a Word file. */
function faultsOf(parts: ReadonlyMap<string, string>): readonly string[] {
  const faults: string[] = [];
  const onError = (level: string, message: string): void => void faults.push(`${level}: ${message}`);
  for (const [path, text] of parts) {
    if (/\.(xml|rels)$/u.test(path)) new DOMParser({ errorHandler: onError }).parseFromString(text, 'text/xml');
  }
  const part = (path: string): string => parts.get(path) ?? '';
  const document = part('word/document.xml');
  const relations = part('word/_rels/document.xml.rels');
  const known = all(relations, /Id="([^"]+)"/gu);
  if (new Set(known).size !== known.length) faults.push('a relation is named twice');
  for (const id of all(document, /r:(?:id|embed)="([^"]+)"/gu))
    if (!known.includes(id)) faults.push(`no relation ${id}`);
  for (const target of all(relations, /Target="([^":]+)"\/?>/gu))
    if (!parts.has(`word/${target}`)) faults.push(`no part ${target}`);
  const notes = all(part('word/endnotes.xml'), /<w:endnote w:id="(\d+)"/gu);
  const named = all(document, /<w:endnoteReference w:id="(\d+)"/gu);
  if (named.join() !== notes.join()) faults.push(`endnotes ${notes.join()} for ${named.join()}`);
  const said = all(part('word/comments.xml'), /<w:comment w:id="(\d+)"/gu).toSorted();
  for (const sign of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
    const there = all(document, new RegExp(`<w:${sign} w:id="(\\d+)"`, 'gu')).toSorted();
    if (there.join() !== said.join()) faults.push(`${sign} ${there.join()} for comments ${said.join()}`);
  }
  const paragraphs = all(part('word/comments.xml'), /w14:paraId="([^"]+)"/gu);
  const threaded = all(part('word/commentsExtended.xml'), /w15:paraId="([^"]+)"/gu);
  if (paragraphs.join() !== threaded.join()) faults.push(`threads of ${threaded.join()} for ${paragraphs.join()}`);
  for (const id of all(part('word/commentsExtended.xml'), /w15:paraIdParent="([^"]+)"/gu))
    if (!paragraphs.includes(id)) faults.push(`no comment ${id} to answer`);
  const styles = all(part('word/styles.xml'), /w:styleId="([^"]+)"/gu);
  const used = [...parts.values()].flatMap((text) => all(text, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/gu));
  for (const style of used) if (!styles.includes(style)) faults.push(`no style ${style}`);
  const numbers = all(part('word/numbering.xml'), /<w:num w:numId="(\d+)"/gu);
  for (const id of all(document, /<w:numId w:val="(\d+)"/gu))
    if (!numbers.includes(id)) faults.push(`no numbering ${id}`);
  for (const [path] of parts) {
    const isTyped = part('[Content_Types].xml').includes(`PartName="/${path}"`) || /\.(rels|png|jpeg|gif)$/u.test(path);
    if (!isTyped && path !== '[Content_Types].xml') faults.push(`no type for ${path}`);
  }
  return faults;
}

describe('a publication as a Word document', () => {
  test('[PX5] is whole, whatever the paper', () => {
    fc.assert(
      fc.property(
        anyDraft.map((draft) => publicationOf(draft)),
        (publication) => {
          expect(faultsOf(partsOf(publication, standing))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('[PX5] has real headings, a judgment’s style, boxed dissents, endnotes with descriptors, the mark on every page', () => {
    const parts = partsOf(samplePublication, standing);
    expect(faultsOf(parts)).toEqual([]);
    const document = parts.get('word/document.xml') ?? '';
    for (const style of ['Title', 'Heading1', 'Judgment', 'AlternativeView', 'ListParagraph']) {
      expect(document).toContain(`<w:pStyle w:val="${style}"/>`);
    }
    expect(parts.get('word/endnotes.xml')).toContain('S1, frames 4-19: Rajin and Tumangang');
    expect(parts.get('word/endnotes.xml')).toContain('Cloud hides the port');
    expect(parts.get('word/header1.xml')).toContain('UNCLASSIFIED');
    expect(parts.get('word/footer1.xml')).toMatch(/UNCLASSIFIED.* PAGE .* NUMPAGES /u);
    expect(parts.get('docProps/core.xml')).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T09:30:00Z');
  });

  test('[PX5] shows pictures that Word knows, and tells the others by their words', () => {
    // The smallest PNG: one pixel.
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const figure = (id: string, sign: string): NodeJson => ({
      type: 'figure',
      attrs: { id, image: sign.repeat(64), alt: `Quay ${sign}` },
    });
    const publication = publicationOf({
      type: 'doc',
      content: [figure('f1', 'a'), figure('f2', 'b'), figure('f3', 'a')],
    });
    const parts = partsOf(publication, standing, new Map([['a'.repeat(64), png]]));
    expect(faultsOf(parts)).toEqual([]);
    const document = parts.get('word/document.xml') ?? '';
    expect(all(document, /r:embed="([^"]+)"/gu)).toHaveLength(2);
    expect(document).toContain('descr="Quay a"');
    expect(document).toContain('Picture: Quay b');
    expect([...parts.keys()].filter((path) => path.startsWith('word/media/'))).toHaveLength(1);
  });

  const note = (by: string, text: string) => ({ by, at: '2026-11-23T10:00:00.000Z', text });
  const about = (blockId: string, quote: string, ...notes: readonly ReturnType<typeof note>[]): PaperComment => ({
    anchor: { blockId, quote, prefix: '', suffix: '' },
    isSettled: false,
    notes,
  });
  /** The words between the two ends of a comment. */
  const wordsUnder = (document: string, id: number): string =>
    all(
      document.split(`<w:commentRangeStart w:id="${id}"/>`)[1]?.split(`<w:commentRangeEnd w:id="${id}"/>`)[0] ?? '',
      /<w:t [^>]*>([^<]*)</gu,
    ).join('');

  test('[PX9] bears comments at their words, at their block where those are gone, at its first lines where that is', () => {
    const line = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content });
    const text = (words: string, marks: NodeJson['marks'] = []): NodeJson => ({
      type: 'text',
      text: words,
      ...(marks.length > 0 && { marks }),
    });
    const content = [
      { ...line('p1', text('The '), text('north quay', [{ type: 'bold' }]), text(' reopens & stays.')) },
      { type: 'paragraph', attrs: { id: 'p2', marking: '(U)' }, content: [text('A second line.')] },
    ];
    const comments = [
      about('p1', 'north quay reopens', note('Rita Reviewer', 'Since <when>?'), note('Ana Author', 'Since May.')),
      { ...about('p1', 'quay', note('Sam', 'Which?')), isSettled: true },
      about('p2', 'A second line.', note('Sam', 'Good.')),
      about('p1', 'words that were taken out of it long ago', note('Sam', 'Gone.')),
      about('elsewhere', 'a block that is not here', note('Sam', 'Lost.')),
    ];
    const publication = publicationOf({ type: 'doc', content });
    const parts = partsOf(publication, standing, new Map(), comments);
    expect(faultsOf(parts)).toEqual([]);
    const document = parts.get('word/document.xml') ?? '';
    const said = parts.get('word/comments.xml') ?? '';
    const idOf = (words: string): number =>
      Number(all(said, new RegExp(`<w:comment w:id="(\\d+)"(?:(?!</w:comment>).)*${words}`, 'gu'))[0] ?? -1);
    expect(wordsUnder(document, idOf('Since &lt;when&gt;'))).toBe('north quay reopens');
    expect(wordsUnder(document, idOf('Since May'))).toBe('north quay reopens');
    expect(wordsUnder(document, idOf('Which'))).toBe('quay');
    expect(wordsUnder(document, idOf('Good'))).toBe('A second line.');
    expect(wordsUnder(document, idOf('Gone'))).toBe('The north quay reopens &amp; stays.');
    expect(wordsUnder(document, idOf('Lost'))).toContain('Version 2');
    expect(said).toContain('w:author="Rita Reviewer" w:date="2026-11-23T10:00:00Z" w:initials="RR"');
    const threads = parts.get('word/commentsExtended.xml') ?? '';
    expect(all(threads, /(w15:paraIdParent)/gu)).toHaveLength(1);
    expect(all(threads, /(w15:done="1")/gu)).toHaveLength(1);
    expect(document).toContain('it is not the published file');
  });

  test('[PX9] loses no comment and no word, whatever the paper, and is the same bytes again; without comments there is no trace of any', () => {
    const anyComments = (content: DocJson): fc.Arbitrary<readonly PaperComment[]> => {
      const runs = anchorRunsOf(content, readingOfPaper(content));
      const places = runs.flatMap(({ blockIds, text }) =>
        blockIds[0] === undefined ? [] : [{ id: blockIds[0], text }],
      );
      const place = fc.constantFrom({ id: 'nowhere', text: 'not a word of it' }, ...places);
      const one = fc
        .tuple(place, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 3 }), fc.nat())
        .map(([at, a, b, count, seed]) => {
          const [from, to] = [a % (at.text.length + 1), b % (at.text.length + 1)].toSorted((x, y) => x - y);
          const notes = Array.from({ length: count }, (_, index) => note(`Person ${index}`, `said ${seed} ${index}`));
          return about(at.id, at.text.slice(from, to), ...notes);
        });
      return fc.array(one, { maxLength: 6 });
    };
    const anyCommented = anyDraft.chain((draft) => {
      const publication = publicationOf(draft);
      return anyComments(publication.content).map((comments) => ({ publication, comments }));
    });
    fc.assert(
      fc.property(anyCommented, ({ publication, comments }) => {
        const bytes = publicationDocx(publication, standing, new Map(), comments);
        expect(Buffer.compare(bytes, publicationDocx(publication, standing, new Map(), comments))).toBe(0);
        const parts = unzipped(bytes);
        expect(faultsOf(parts)).toEqual([]);
        const count = comments.reduce((sum, { notes }) => sum + notes.length, 0);
        expect(all(parts.get('word/comments.xml') ?? '', /(<w:comment )/gu)).toHaveLength(count);
        const plain = partsOf(publication, standing);
        expect([...plain.keys()].filter((path) => path.includes('comments'))).toEqual([]);
        expect([...plain.values()].join('')).not.toMatch(/comment|annotation/u);
        const words = (document: string): string => all(document, /<w:t [^>]*>([^<]*)</gu).join('');
        const [with_, without] = [parts, plain].map((each) => words(each.get('word/document.xml') ?? ''));
        expect(with_?.replace('A copy with the comments of its reviewers: it is not the published file.', '')).toBe(
          without,
        );
      }),
      { numRuns: 100 },
    );
  });

  test('[PX5] says so when it is not whole', () => {
    const parts = new Map(partsOf(samplePublication, standing));
    parts.set(
      'word/endnotes.xml',
      (parts.get('word/endnotes.xml') ?? '').replace('<w:endnote w:id="3"', '<w:endnote w:id="99"'),
    );
    parts.set('word/header1.xml', '<w:hdr>');
    expect(faultsOf(parts).length).toBeGreaterThan(1);
  });
});
