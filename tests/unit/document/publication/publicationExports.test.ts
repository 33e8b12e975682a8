import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../../../lib/document/canonicalJson.ts';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import { publicationJsonSchema } from '../../../../lib/document/export/publication/publicationFile.ts';
import { publicationJson, readPublicationJson } from '../../../../lib/document/export/publication/publicationJson.ts';
import { publicationMarkdown } from '../../../../lib/document/export/publication/publicationMarkdown.ts';
import { publicationDocx } from '../../../../lib/document/export/publication/publicationDocx.ts';
import { publicationStix } from '../../../../lib/document/export/publication/publicationStix.ts';
import { importJson } from '../../../../lib/document/import/importJson.ts';
import type { Publication } from '../../../../lib/document/publication.ts';
import { readerPage } from '../../../../lib/document/reader/readerPage.ts';
import { anyDraft } from '../anyDraft.ts';
import { expectPrinted, unescapeHtml, wordingsOf } from '../export/wordings.ts';
import { publicationOf, retracted, samplePublication, standing } from './samplePublication.ts';
import { wordText } from './wordText.ts';

const assets = { style: '/reader/style.css', script: '/reader/script.js' };
const pageOf = (publication: Publication): string =>
  readerPage({
    publication,
    state: standing,
    versions: [{ number: 2, kind: 'substantive', publishedAt: publication.publishedAt, isRetracted: false }],
    stands: new Map(),
    assets,
    origin: 'https://assess.example',
    isForEverybody: true,
  });
/** The page as it is read, pictures by their words. */
const pageText = (publication: Publication): string =>
  unescapeHtml(pageOf(publication).replaceAll(/<img[^>]*\balt="([^"]*)"[^>]*>/gu, ' $1 '));
const anyPublication = anyDraft.map((draft) => publicationOf(draft));

describe('a publication as a file', () => {
  test('[PX1] is the same bytes however often and from whichever copy it is made', () => {
    const copy = (publication: Publication): Publication => JSON.parse(JSON.stringify(publication)) as Publication;
    fc.assert(
      fc.property(fc.oneof(fc.constant(samplePublication), anyPublication), (publication) => {
        for (const made of [publicationMarkdown, publicationJson, publicationStix]) {
          expect(made(copy(publication), standing)).toBe(made(publication, standing));
        }
        expect(Buffer.from(publicationDocx(copy(publication), standing))).toEqual(
          Buffer.from(publicationDocx(publication, standing)),
        );
        expect(pageOf(copy(publication))).toBe(pageOf(publication));
      }),
      { numRuns: 40 },
    );
  });

  test('[PX2] is JSON that is read and written again to the same file, of the published schema', () => {
    const schema = z.fromJSONSchema(publicationJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    fc.assert(
      fc.property(fc.oneof(fc.constant(samplePublication), anyPublication), (publication) => {
        const json = publicationJson(publication, retracted);
        const file = readPublicationJson(json);
        if (!file.ok) throw new Error(file.error);
        expect(publicationJson(file.value.publication as Publication, file.value)).toBe(json);
        expect(schema.safeParse(JSON.parse(json)).success).toBe(true);
      }),
      { numRuns: 60 },
    );
    const broken = { ...(JSON.parse(publicationJson(samplePublication, standing)) as object), retracted: 'no' };
    expect(schema.safeParse(broken).success).toBe(false);
  });

  test('[PX2] holds a content whose hash can be computed from the file, and that is imported to the same hash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(samplePublication), anyPublication), (publication) => {
        const json = publicationJson(publication, standing);
        const { content } = (JSON.parse(json) as { publication: { content: unknown } }).publication;
        const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
        expect(hash(JSON.stringify(content))).toBe(publication.sha256);
        const imported = importJson(json);
        if (!imported.ok) throw new Error(imported.error.message);
        expect(hash(canonicalJson(imported.value))).toBe(publication.sha256);
        const again = publicationJson({ ...publication, content: imported.value }, standing);
        expect(again).toBe(json);
      }),
      { numRuns: 60 },
    );
  });

  test('[PX3] every word of any paper is printed, in Markdown, Word and the page', async () => {
    await fc.assert(
      fc.asyncProperty(anyPublication, async (publication) => {
        const wordings = wordingsOf(publication.content);
        expectPrinted(wordings, publicationMarkdown(publication, standing));
        expectPrinted(wordings, pageText(publication));
        expectPrinted(wordings, await wordText(publicationDocx(publication, standing)));
      }),
      { numRuns: 60 },
    );
  });

  test('[PX3] dissents, key and provenance stand in each; confidence is a sentence of its own', async () => {
    const word = await wordText(publicationDocx(samplePublication, standing));
    const markdown = publicationMarkdown(samplePublication, standing);
    const page = pageText(samplePublication);
    for (const text of [word, markdown, page]) {
      const flat = text.replace(/\s+/gu, ' ');
      expect(flat).toContain('Alternative view (Rita Reviewer):');
      expect(flat).toContain('roughly even chance (45–55%). Reporting on guidance rests on one source.');
      expect(flat).toContain('How to read likelihood');
      expect(flat).toContain('Since version 1: J3 moved from roughly even chance to unlikely; 1 judgment reworded.');
      expect(flat).toContain('approved with dissent on J2, 19 November 2026');
      expect(flat).toContain('Coast Survey (Ulf Desk): no answer');
      expect(flat).toContain('TM1 on J4: It explains the present.');
      expect(flat).toContain(samplePublication.sha256);
      expect(flat).toMatch(/Confidence(?: in this judgment is|:) moderate\./u);
      for (const sentence of flat.split(/(?<=[.:])\s/u)) {
        expect(
          /likel(?:y|ihood)/iu.test(sentence) && /\bconfidence\b.*\b(?:low|moderate|high)\b/iu.test(sentence),
        ).toBe(false);
      }
    }
  });

  test('[PX3] a retraction is said first', async () => {
    const said = 'Retracted on 24 November 2026 by Release Desk: A source was forged. Version 3 stands in its place.';
    expect(publicationMarkdown(samplePublication, retracted).split('\n\n')[1]).toContain(said);
    expect(await wordText(publicationDocx(samplePublication, retracted))).toContain(said);
    expect(publicationMarkdown(samplePublication, standing)).not.toContain('Retracted on 24');
  });

  test('[PX3] what was recalled when it was published is said at the source and at the judgments on it', async () => {
    const line = (type: string, text: string): NodeJson => ({ type, content: [{ type: 'text', text }] });
    const link = (kind: string, target: string): NodeJson => ({ type: 'relation', attrs: { kind, target } });
    const content: readonly NodeJson[] = [
      { type: 'judgment', attrs: { id: 'j' }, content: [line('statement', 'The yard closes.'), link('supports', 'e')] },
      { type: 'evidence', attrs: { id: 'e' }, content: [line('paragraph', 'Berths are empty.'), link('cites', 's')] },
      { type: 'source', attrs: { id: 's', record: 'r' }, content: [line('sourceTitle', 'Pilot log')] },
    ];
    const recalled = { s: { day: '2026-11-21', reason: 'The log is forged' } };
    const publication = publicationOf({ type: 'doc', content }, { recalled });
    const word = await wordText(publicationDocx(publication, standing));
    for (const text of [publicationMarkdown(publication, standing), pageText(publication), word]) {
      expect(text).toContain('Recalled on 2026-11-21: The log is forged.');
      expect(text.replace(/\s+/gu, ' ')).toContain('Rests on what was recalled: S1.');
    }
    expect(pageText(publicationOf({ type: 'doc', content }))).not.toContain('ecalled');
  });

  test('[PX3] of an empty paper what there is', async () => {
    const publication = publicationOf(
      { type: 'doc', content: [] as NodeJson[] },
      { banner: '', authors: [], changeSummary: '' },
    );
    expect(publicationMarkdown(publication, standing)).toContain('YS-2026-014 · Version 2');
    expect(await wordText(publicationDocx(publication, standing))).toContain('Provenance');
    expect(pageOf(publication)).toContain('<h1 dir="auto">Outlook</h1>');
  });
});
