import { termById } from '../../domain/likelihood/scaleById.ts';
import { asSentence } from '../publication/asSentence.ts';
import {
  confidenceIntroduction,
  confidenceRows,
  provenanceOf,
  scaleIntroduction,
  scaleRows,
  shortHash,
} from '../publication/publicationFacts.ts';
import type { Publication } from '../publication.ts';
import { html, type Markup } from './markup.ts';
import { confidenceSteps, ruler } from './ruler.ts';

/** "How to read likelihood": the frozen scale, term by term, and what confidence is. */
export function scaleKey(publication: Publication): Markup {
  const { scale } = publication;
  const rows = scaleRows(publication).map(({ term, range }, index) => {
    const drawn = termById(scale, scale.terms[index]?.id);
    return html`<tr>
      <th scope="row">${term}</th>
      <td class="num">${range}</td>
      <td class="drawn">${drawn === null ? null : ruler(scale, drawn)}</td>
    </tr>`;
  });
  const levels = confidenceRows.map(
    ({ term, means }) =>
      html`<div>
        <dt>${confidenceSteps(term.toLowerCase())} ${term}</dt>
        <dd>${means}</dd>
      </div>`,
  );
  return html`<section class="key" aria-labelledby="how">
    <h2 class="section" id="how">How to read likelihood</h2>
    <p>${scaleIntroduction}</p>
    <table class="scale">
      <thead>
        <tr>
          <th scope="col">Term</th>
          <th scope="col">Range</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="cite">Scale: ${scale.title}. ${asSentence(scale.cite)}</p>
    <p>${confidenceIntroduction}</p>
    <dl class="levels">${levels}</dl>
  </section>`;
}

/** Where the publication comes from, with the hash that can be computed again. */
export function provenanceCard(publication: Publication): Markup {
  const { sha256, slug, number } = publication;
  const facts = provenanceOf(publication).filter(({ name }) => name !== 'SHA-256 of the content');
  const told = facts.map(
    ({ name, values }) =>
      html`<div>
        <dt>${name}</dt>
        ${values.map((value) => html`<dd dir="auto">${value}</dd>`)}
      </div>`,
  );
  return html`<section class="card" id="provenance" aria-labelledby="provenance-name">
    <h2 id="provenance-name">Provenance</h2>
    <dl>
      ${told}
      <div>
        <dt>SHA-256 of the content</dt>
        <dd>
          <details>
            <summary><code>${shortHash(sha256)}</code></summary>
            <code class="whole">${sha256}</code>
          </details>
          <div id="verify" data-sha256="${sha256}" data-json="/r/${slug}/v/${number}/export.json"></div>
        </dd>
      </div>
    </dl>
  </section>`;
}
