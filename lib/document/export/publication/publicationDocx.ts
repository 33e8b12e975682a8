import { asSentence } from '../../publication/asSentence.ts';
import { changeClauses, sinceLines } from '../../publication/changeClauses.ts';
import { printOptions } from '../../publication/printOptions.ts';
import {
  bannerWords,
  confidenceIntroduction,
  confidenceRows,
  metaLine,
  provenanceOf,
  noticeSentence,
  scaleIntroduction,
  scaleRows,
} from '../../publication/publicationFacts.ts';
import type { Publication, PublicationState } from '../../publication.ts';
import { startPrinting } from '../printing.ts';
import { placedComments, type PaperComment } from './paperComments.ts';
import { sourceNote } from '../sourceNote.ts';
import { paragraph, run, table, type Cell } from './docx/wordParts.ts';
import { wordPackage } from './docx/wordPackage.ts';
import { wordPaper } from './docx/wordPaper.ts';
import { WordWriter } from './docx/WordWriter.ts';
import type { Xml } from './docx/xml.ts';

/**
 * A publication as a Word document (.docx): the mark in header and footer of every page, citations and footnotes as endnotes,
 * tables and lists as such. Same publication, same bytes (PX1).
 *
 * @param pictures Bytes by SHA-256; a picture without bytes, or of a kind that Word does not know, is told by its alternative text.
 * @param comments What was said about it, for those who may see that: at the words, else at the block, else at the first line.
 */
export function publicationDocx(
  publication: Publication,
  state: Pick<PublicationState, 'retracted' | 'superseded'>,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  comments: readonly PaperComment[] = [],
): Uint8Array {
  const { content, title, authors, reference, number, publishedAt } = publication;
  const printing = startPrinting(content, printOptions(publication));
  const writer = new WordWriter(
    (id, label, locator) => sourceNote(printing, id, label, locator),
    (at) => printing.notes[at - 1] ?? '',
    pictures,
  );
  const paper = wordPaper(content, printing, writer, placedComments(content, printing.reading, comments));
  const homeless = comments.filter((comment) => !writer.comments.has(comment));
  const retraction = noticeSentence(state);
  const clauses = changeClauses(publication);
  const front = [
    ...(retraction === null ? [] : [paragraph('Notice', [run(retraction)])]),
    ...(comments.length === 0 ? [] : [paragraph('Notice', [run(withComments)])]),
    paragraph('Subtitle', writer.about(homeless, [run(metaLine(publication))])),
    ...(clauses === null
      ? []
      : [
          paragraph(
            'Normal',
            clauses.map(({ text, isStrong }) => run(text, { bold: isStrong === true })),
          ),
        ]),
    ...sinceLines(publication).map((line) => paragraph('Normal', [run(line)])),
  ];
  const body = [...front, ...paper, ...scaleKey(publication), ...provenance(publication)];
  return wordPackage({
    body,
    writer,
    banner: bannerWords(publication),
    footer: `${reference} version ${number}`,
    properties: {
      title,
      authors: authors.join('; '),
      subject: `${reference}, version ${number}`,
      createdAt: publishedAt,
    },
  });
}

/** Said first of a file that bears comments. */
const withComments = 'A copy with the comments of its reviewers: it is not the published file.';

function scaleKey(publication: Publication): readonly Xml[] {
  const cell = (text: string): Cell => ({ blocks: [paragraph('Normal', [run(text)])], across: 1, merge: 'none' });
  const rows = scaleRows(publication).map(({ term, range }) => [cell(term), cell(range)]);
  const { title, cite } = publication.scale;
  return [
    paragraph('Heading1', [run('How to read likelihood')]),
    paragraph('Normal', [run(scaleIntroduction)]),
    table([[cell('Term'), cell('Range')], ...rows], 2, true),
    paragraph('BlockLine', [run(`Scale: ${title}. ${asSentence(cite)}`)]),
    paragraph('Normal', [run(confidenceIntroduction)]),
    ...confidenceRows.map(({ term, means }) =>
      paragraph('ListParagraph', [run(`${term}: `, { bold: true }), run(means)], { numbering: 1, level: 0 }),
    ),
  ];
}

function provenance(publication: Publication): readonly Xml[] {
  const facts = provenanceOf(publication).flatMap(({ name, values }) =>
    values.map((value) => paragraph('BlockLine', [run(`${name}: `, { bold: true }), run(value)])),
  );
  return [paragraph('Heading1', [run('Provenance')]), ...facts];
}
