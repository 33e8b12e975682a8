import { headLine } from '../export/headLine.ts';
import { startPrinting } from '../export/printing.ts';
import { inlineRuns } from '../export/readNodes.ts';
import { changeClauses, sinceLines } from '../publication/changeClauses.ts';
import { bannerWords, metaLine, noticeSentence } from '../publication/publicationFacts.ts';
import { printOptions } from '../publication/printOptions.ts';
import type { Publication, PublicationState } from '../publication.ts';
import { html } from './markup.ts';
import { headingMarkup } from './readerInline.ts';
import { provenanceCard, scaleKey } from './readerKey.ts';
import { readerPaper } from './readerPaper.ts';
import { sheetEdges, type PrintedPage } from './sheetEdges.ts';

/**
 * A publication as a page that loads nothing: the style stands in it, pictures as data. For making a PDF of.
 *
 * @param style The reader's style with its faces.
 * @param imageUrl A picture's data, by its hash.
 */
export function readerPrint(
  publication: Publication,
  state: Pick<PublicationState, 'retracted' | 'superseded'>,
  style: string,
  imageUrl: (sha256: string) => string,
): PrintedPage {
  const { content, title, reference, number } = publication;
  const printing = startPrinting(content, printOptions(publication, imageUrl));
  const titleNode = content.content.find(({ type }) => type === 'title');
  const heading =
    titleNode === undefined ? [] : headingMarkup(inlineRuns(titleNode, printing), titleNode.attrs?.marking);
  const head = headLine(content, printing);
  const { body } = readerPaper(publication, printing);
  const retraction = noticeSentence(state);
  const clauses = changeClauses(publication);
  const since = sinceLines(publication).map((line) => html` ${line}`);
  const notes = printing.notes.map((text, index) => html`<li id="fn-${index + 1}" dir="auto">${text}</li>`);
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>${title}</title>
      <style>
        ${{ markup: style }}
      </style>
    </head>
    <body>
      <main>
        <article>
          <p class="meta">${metaLine(publication)}</p>
          <h1 dir="auto">${heading.length === 0 ? title : heading}</h1>
          ${retraction === null ? null : html`<div class="note bad"><b>${retraction}</b></div>`}
          ${
            clauses === null && since.length === 0
              ? null
              : html`<div class="note">${(clauses ?? []).map(({ text }) => text)}${since}</div>`
          }
          ${head === null ? null : html`<p class="meta">${head}</p>`}${body}${
            notes.length === 0
              ? null
              : html`<section>
                  <h2 class="section">Notes</h2>
                  <ol class="notes">
                    ${notes}
                  </ol>
                </section>`
          }${scaleKey(publication)}
        </article>
        ${provenanceCard(publication)}
      </main>
    </body>
  </html>`;
  const edges = sheetEdges(bannerWords(publication), `${reference} version ${number}`);
  return { page: `<!doctype html>\n${page.markup}\n`, ...edges };
}
