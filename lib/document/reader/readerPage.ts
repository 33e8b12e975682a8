import { bannerTone } from '../../domain/marking/bannerTone.ts';
import { dateWords } from '../../domain/text/dateWords.ts';
import { headLine } from '../export/headLine.ts';
import { startPrinting } from '../export/printing.ts';
import { inlineRuns } from '../export/readNodes.ts';
import { labelsOf } from '../labels.ts';
import { asSentence } from '../publication/asSentence.ts';
import { changeClauses, ownSummary } from '../publication/changeClauses.ts';
import type { EarlierStand } from '../publication/earlierStands.ts';
import { wholeStatement } from '../publication/statementLines.ts';
import { bannerWords, metaLine, retractionSentence, supersessionSentence } from '../publication/publicationFacts.ts';
import { printOptions } from '../publication/printOptions.ts';
import type { Publication, PublicationListing, PublicationState } from '../publication.ts';
import { icon } from './icons.ts';
import { html, type Markup } from './markup.ts';
import { readerFrame, type ReaderAssets } from './readerFrame.ts';
import { anchorOf } from './anchorOf.ts';
import { headingMarkup } from './readerInline.ts';
import { readerStood } from './readerStood.ts';
import { readerPaper, type PaperSection } from './readerPaper.ts';
import { provenanceCard, scaleKey } from './readerKey.ts';

/** What a page of a publication is made of. */
export type ReaderPageFacts = {
  readonly publication: Publication;
  readonly state: PublicationState;
  /** All at the address that this reader may see, newest first. */
  readonly versions: readonly PublicationListing[];
  /** What versions before this one said of its judgments, as far as this reader may see them. */
  readonly stands: ReadonlyMap<string, readonly EarlierStand[]>;
  readonly assets: ReaderAssets;
  /** The product's own origin. */
  readonly origin: string;
  /** Whether whoever has the address may read it: only then it says what it is to those who show links. */
  readonly isForEverybody: boolean;
};

/** The address of a publication. */
export function readerAddress(slug: string, number: number): string {
  return `/r/${slug}/v/${number}`;
}

/** A publication as its readers see it; made of what was frozen and of what became of it, and of nothing else. */
export function readerPage(facts: ReaderPageFacts): string {
  const { publication, assets, origin, isForEverybody } = facts;
  const { content, slug, number, title } = publication;
  const own = readerAddress(slug, number);
  const printing = startPrinting(
    content,
    printOptions(publication, (sha256) => `${own}/images/${sha256}`),
  );
  const titleNode = content.content.find(({ type }) => type === 'title');
  const heading =
    titleNode === undefined ? [] : headingMarkup(inlineRuns(titleNode, printing), titleNode.attrs?.marking);
  const head = headLine(content, printing);
  const { body, sections } = readerPaper(
    publication,
    printing,
    readerStood(
      facts.stands,
      printing.reading.wording ?? undefined,
      (at) => readerAddress(slug, at),
      (at) => facts.versions.some((version) => version.number === at && version.isRetracted),
    ),
  );
  const notes = printing.notes.map(
    (text, index) =>
      html`<li id="fn-${index + 1}" dir="auto">
        ${text} <a class="link" href="#fnref-${index + 1}" aria-label="Back to the text">↩</a>
      </li>`,
  );
  const article = html`<article>
    <p class="meta">${metaLine(publication)}</p>
    <h1 dir="auto">${heading.length === 0 ? title : heading}</h1>
    ${notices(facts)}${sinceNote(facts)}${head === null ? null : html`<p class="meta print">${head}</p>`}${body}${
      notes.length === 0
        ? null
        : html`<section aria-labelledby="notes">
            <h2 class="section" id="notes">Notes</h2>
            <ol class="notes">
              ${notes}
            </ol>
          </section>`
    }${scaleKey(publication)}
  </article>`;
  const page = html`<div class="phonebar" aria-hidden="true">${publication.reference} · version ${number}</div>
    <div class="wrap">
      <main id="main" tabindex="-1">${article}</main>
      ${contents(sections, notes.length > 0)}
      <aside class="side" aria-label="About this version">
        ${versionsCard(facts)}${downloads(publication)}${provenanceCard(publication)}
      </aside>
    </div>
    ${dock(facts)}`;
  const words = bannerWords(publication);
  return readerFrame({
    title,
    banner: words,
    tone: bannerTone(words),
    assets,
    preview: isForEverybody ? { title, description: metaLine(publication), url: `${origin}${own}` } : null,
    canonical: `${origin}${own}`,
    body: html`<div id="state" data-slug="${slug}" data-number="${number}" data-seen="${seenState(facts.state)}"></div>
      ${page}`,
  });
}

/** What the page knows of its state, to be compared with what is so by then. */
export function seenState({ retracted, superseded, latest }: PublicationState): string {
  const is = retracted !== null ? 'retracted' : superseded === undefined ? 'standing' : 'superseded';
  return `${is} ${latest ?? 'none'}`;
}

function notices({ publication: { slug, number }, state }: ReaderPageFacts): Markup | null {
  const retraction = retractionSentence(state);
  const replacement = state.retracted?.replacedBy ?? state.latest;
  if (retraction !== null) {
    return html`<div class="note bad" role="note">
      ${icon('alert')}
      <div>
        <b>This version is retracted.</b> ${retraction}${
          replacement === null || replacement === number
            ? null
            : html` <a class="link" href="${readerAddress(slug, replacement)}">Read version ${replacement}</a>`
        }
      </div>
    </div>`;
  }
  if (state.latest === null || state.latest <= number) return null;
  return html`<div class="note warn" role="note">
    ${icon('warn')}
    <div>
      <b>This version is superseded.</b> ${supersessionSentence(state)}
      <a class="link" href="${readerAddress(slug, state.latest)}">Read version ${state.latest}</a>
    </div>
  </div>`;
}

/**
 * "Since version 1: J3 moved from roughly even chance to unlikely; S4 added. See the changes", then what was said of each
 * judgment's change, by whom it is published. A first version says of itself what was said of it.
 */
function sinceNote({ publication, versions }: ReaderPageFacts): Markup | null {
  const clauses = changeClauses(publication);
  const { previous, slug, number, statements = [], content } = publication;
  const whole = wholeStatement(publication);
  if (clauses === null || previous === null) {
    return whole === null
      ? null
      : html`<div class="note" role="note">
          ${icon('diff')}
          <div>${whole}</div>
        </div>`;
  }
  const own = ownSummary(publication);
  const canCompare = versions.some((version) => version.number === previous);
  const said = clauses.map(({ text, isStrong }) => (isStrong === true ? html`<b>${text}</b>` : html`${text}`));
  const labels = labelsOf(content);
  const stated = statements.flatMap(({ judgmentId, label, change, text }) => {
    if (judgmentId === null) return [];
    const name = labels.has(judgmentId)
      ? html`<a class="link" href="#${anchorOf(judgmentId)}">${label}</a>`
      : html`${label}`;
    return [html`<li dir="auto">${name} (${change ?? ''}): ${asSentence(text)}</li>`];
  });
  return html`<div class="note since" role="note" aria-label="Since version ${previous}">
    ${icon('diff')}
    <div>
      ${said}${own === '' ? null : html` ${own}`}${
        canCompare ? html` <a class="link" href="/r/${slug}/diff/${previous}/${number}">See the changes</a>` : null
      }${
        stated.length === 0
          ? null
          : html`<ul>
              ${stated}
            </ul>`
      }
    </div>
  </div>`;
}

function contents(sections: readonly PaperSection[], hasNotes: boolean): Markup {
  const links = [
    ...sections,
    ...(hasNotes ? [{ anchor: 'notes', name: 'Notes' }] : []),
    { anchor: 'how', name: 'How to read likelihood' },
  ];
  return html`<nav class="contents" id="contents" aria-label="Sections">
    <h2 class="label">Contents</h2>
    ${links.map(({ anchor, name }) => html`<a href="#${anchor}" dir="auto">${name}</a>`)}
  </nav>`;
}

function versionsCard({ publication, state, versions }: ReaderPageFacts): Markup {
  const { slug, number } = publication;
  const lines = versions.map((version) => {
    const isLatest = version.number === state.latest;
    const is = version.isRetracted ? 'retracted' : isLatest ? 'latest' : 'superseded';
    const words = html`<b>v${version.number}</b> ${dateWords(version.publishedAt.slice(0, 10))} · ${is}`;
    const shape = icon(version.isRetracted ? 'gone' : isLatest ? 'current' : 'earlier');
    return version.number === number
      ? html`<li>
          <a class="line" href="${readerAddress(slug, number)}" aria-current="page">${shape}<span>${words}</span></a>
        </li>`
      : html`<li>
          <a class="line" href="${readerAddress(slug, version.number)}">${shape}<span>${words}</span></a>
        </li>`;
  });
  return html`<section class="card" id="versions" aria-labelledby="versions-name">
    <h2 id="versions-name">Versions</h2>
    <ul>
      ${lines}
    </ul>
    ${versions.length < 2 ? null : html`<a class="link line" href="/r/${slug}/diff">Compare versions</a>`}
  </section>`;
}

const formats = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
  ['stix.json', 'STIX\u00a02.1'],
] as const;

function downloads({ slug, number }: Publication): Markup {
  const links = formats.map(
    ([extension, name], index) =>
      html`${index === 0 ? null : ' · '}<a class="link" href="${readerAddress(slug, number)}/export.${extension}"
          >${name}</a
        >`,
  );
  return html`<section class="card" id="download" aria-labelledby="download-name">
    <h2 id="download-name">Download</h2>
    <p>${links}</p>
  </section>`;
}

/** On a phone: the parts of the page, at the thumb. */
function dock({ publication: { slug, number, previous, changes }, versions }: ReaderPageFacts): Markup {
  const canCompare = previous !== null && versions.some((version) => version.number === previous);
  const changed = changes.filter(({ change }) => change !== 'unchanged').length;
  const changesLink = canCompare
    ? html`<a href="/r/${slug}/diff/${previous}/${number}"
        >${icon('diff')}<span>Changes${changed === 0 ? '' : ` ${changed}`}</span></a
      >`
    : html`<a href="#versions">${icon('history')}<span>Versions</span></a>`;
  return html`<nav class="dock" aria-label="Reader">
    <a href="#main">${icon('read')}<span>Read</span></a>
    <a href="#contents">${icon('list')}<span>Contents</span></a>
    ${changesLink}
    <a href="#download">${icon('download')}<span>Download</span></a>
  </nav>`;
}
