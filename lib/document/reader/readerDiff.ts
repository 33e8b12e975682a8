import { termById } from '../../domain/likelihood/scaleById.ts';
import { bannerTone } from '../../domain/marking/bannerTone.ts';
import { dateWords } from '../../domain/text/dateWords.ts';
import type { JudgmentChange } from '../../domain/versions/judgmentChange.ts';
import { changeWords, diffGroups, groupName, typeWords, type DiffGroup } from '../diff/diffGroups.ts';
import type { DraftDiff } from '../diff/diffOf.ts';
import { diffPieces, type BoundLikelihood } from '../diff/diffPieces.ts';
import { fieldName, valueWords, type DiffReading } from '../diff/fieldWords.ts';
import type { JudgmentDiff } from '../diff/judgmentDiffs.ts';
import { paperOf } from '../paper.ts';
import { bannerWords } from '../publication/publicationFacts.ts';
import type { Publication, PublicationListing } from '../publication.ts';
import { html, type Markup } from './markup.ts';
import { readerFrame, type ReaderAssets } from './readerFrame.ts';
import { readerAddress } from './readerPage.ts';
import { ruler } from './ruler.ts';

/** What differs between two publications, as it was compared. */
export type ReaderDiffFacts = {
  readonly from: Publication;
  readonly to: Publication;
  readonly diff: DraftDiff & {
    readonly labels: Readonly<Record<string, string>>;
    readonly likelihoods: Readonly<Record<string, BoundLikelihood>>;
  };
  /** The banner of both together: what either of them requires. */
  readonly banner: string;
  readonly versions: readonly PublicationListing[];
  readonly assets: ReaderAssets;
};

const told: Readonly<Record<JudgmentChange, string>> = {
  new: 'New',
  unchanged: 'Unchanged',
  strengthened: 'Strengthened',
  weakened: 'Weakened',
  reversed: 'Reversed',
  reworded: 'Reworded',
  dropped: 'Dropped',
};

/** Two publications compared: what became of each judgment, then every changed block; nothing but what was published is in it. */
export function readerDiff(facts: ReaderDiffFacts): string {
  const { from, to, diff, banner, assets } = facts;
  const reading: DiffReading = { from: readingOf(from), to: readingOf(to), labels: diff.labels };
  const groups = diffGroups(diff.blocks).filter(({ type }) => type !== 'section');
  const changed = groups.filter(({ change }) => change !== 'unchanged');
  const rest = groups.length - changed.length;
  const cards = changed.map((group) => card(group, reading, diff.likelihoods[group.id] ?? { from: null, to: null }));
  const words = [banner, ...trainingOf(from, to)].filter((part) => part !== '').join(' · ');
  const side = (publication: Publication): Markup =>
    html`<a class="link" href="${readerAddress(publication.slug, publication.number)}">Version ${publication.number}</a>
      (${dateWords(publication.publishedAt.slice(0, 10))})`;
  const body = html`<div class="phonebar" aria-hidden="true">${to.reference} · changes</div>
    <div class="wrap">
      <main id="main" tabindex="-1">
        <article class="diff">
          <p class="meta">${to.reference} · ${side(from)} to ${side(to)}</p>
          <h1 dir="auto">Changes in “${to.title}”</h1>
          ${judgments(diff.judgments, reading)}
          <section aria-labelledby="blocks">
            <h2 class="section" id="blocks">${changed.length === 1 ? '1 change' : `${changed.length} changes`}</h2>
            ${changed.length === 0 ? html`<p>Both versions hold the same words, fields and links.</p>` : cards}
            ${
              rest === 0 || changed.length === 0
                ? null
                : html`<p class="about">${rest === 1 ? '1 block is' : `${rest} blocks are`} as before.</p>`
            }
          </section>
        </article>
      </main>
      <aside class="side" aria-label="Compare versions">${compareCard(facts)}</aside>
    </div>`;
  return readerFrame({
    title: `Changes from version ${from.number} to ${to.number}: ${to.title}`,
    banner: words,
    tone: bannerTone(words),
    assets,
    preview: null,
    canonical: null,
    body,
  });
}

function trainingOf(...publications: readonly Publication[]): readonly string[] {
  const training = publications.find(({ content }) => paperOf(content).training);
  const words = training === undefined ? '' : bannerWords({ ...training, banner: '' });
  return words === '' ? [] : [words];
}

function readingOf({ scale, content }: Publication): DiffReading['from'] {
  const { wording, ranges } = paperOf(content);
  return { scale, wording, ranges };
}

function judgments(all: readonly JudgmentDiff[], reading: DiffReading): Markup | null {
  if (all.length === 0) return null;
  const changed = all.filter(({ change }) => change !== 'unchanged');
  const kept = all.length - changed.length;
  const items = changed.map((judgment) => {
    const { id, label, change, reworded } = judgment;
    const isWhole = change === 'new' || change === 'dropped';
    const fields = (['likelihood', 'probability', 'confidence', 'horizon'] as const)
      .filter((field) => !isWhole && judgment[field].from !== judgment[field].to)
      .map((field) => html`<span class="step">${fieldLine({ field, ...judgment[field] }, reading)}</span>`);
    return html`<li>
      <a class="link" href="#c-${id}"><span class="id">${label}</span> <b>${told[change]}</b></a
      >${reworded && change !== 'reworded' ? ' and reworded' : ''} ${fields}
    </li>`;
  });
  return html`<section aria-labelledby="judgments">
    <h2 class="section" id="judgments">Judgments</h2>
    <ul class="plain">
      ${items}
    </ul>
    ${
      kept === 0
        ? null
        : html`<p class="about">
            ${kept === 1 ? '1 judgment stands as it was.' : `${kept} judgments stand as they were.`}
          </p>`
    }
  </section>`;
}

type Field = DiffGroup['parts'][number]['fields'][number];

/** "Likelihood: ~~Unlikely 20–45%~~ to Roughly even chance 45–55%", with both on one ruler where the scale is one. */
function fieldLine(field: Field, reading: DiffReading): Markup {
  const from = valueWords(field.field, field.from, reading.from, reading.labels);
  const to = valueWords(field.field, field.to, reading.to, reading.labels);
  const of = field.target === undefined ? '' : ` (${reading.labels[field.target] ?? 'a source'})`;
  const arrow =
    from === null || to === null ? null : html` <span aria-hidden="true">→</span><span class="hide"> to </span> `;
  return html`<span class="name">${fieldName(field.field)}${of}:</span>
    ${from === null ? null : html`<del>${from}</del>`}${arrow}${to === null ? html` <span>taken away</span>` : html`<ins>${to}</ins>`}${field.field === 'likelihood' ? rulerOf(field, reading) : null}`;
}

function rulerOf(field: Field, reading: DiffReading): Markup | null {
  const { scale } = reading.to;
  const after = termById(scale, typeof field.to === 'string' ? field.to : null);
  if (after === null) return null;
  const isSameScale = reading.from.scale.id === scale.id;
  const before = isSameScale ? termById(scale, typeof field.from === 'string' ? field.from : null) : null;
  return html` <span class="drawn">${ruler(scale, after, before ?? undefined)}</span>`;
}

function card(group: DiffGroup, reading: DiffReading, likelihood: BoundLikelihood): Markup {
  const said = changeWords(group);
  const name =
    group.label === '' ? html`<span>${typeWords(group.type)}</span>` : html`<span class="id">${group.label}</span>`;
  const parts = group.parts
    .filter((part) => part.words.length > 0 || part.fields.length > 0)
    .map(({ words, fields }) => {
      const lines = fields.map((field) => html`<li>${fieldLine(field, reading)}</li>`);
      const text = words.length === 0 ? null : html`<p dir="auto">${pieces(words, reading, likelihood)}</p>`;
      return html`${
        lines.length === 0
          ? null
          : html`<ul class="plain fieldlist">
              ${lines}
            </ul>`
      }${text}`;
    });
  return html`<div class="chg ${group.change}" id="c-${group.id}">
    <p class="what">${name} <b>${said.charAt(0).toUpperCase() + said.slice(1)}</b></p>
    ${parts.length === 0 ? html`<p>${groupName(group)}</p>` : parts}
  </div>`;
}

function pieces(
  words: DiffGroup['parts'][number]['words'],
  reading: DiffReading,
  likelihood: BoundLikelihood,
): readonly Markup[] {
  return diffPieces(words, reading, likelihood).map((piece) => {
    if (piece.op === 'replace') return html`<del>${piece.from}</del> <ins>${piece.to}</ins>`;
    if (piece.op === 'insert') return html`<ins>${piece.text}</ins>`;
    return piece.op === 'delete' ? html`<del>${piece.text}</del>` : html`${piece.text}`;
  });
}

/** Any two versions, chosen without a script. */
function compareCard({ from, to, versions }: ReaderDiffFacts): Markup {
  const options = (chosen: number): readonly Markup[] =>
    versions.map(({ number, publishedAt, isRetracted }) => {
      const words = `Version ${number}, ${dateWords(publishedAt.slice(0, 10))}${isRetracted ? ', retracted' : ''}`;
      return number === chosen
        ? html`<option value="${number}" selected>${words}</option>`
        : html`<option value="${number}">${words}</option>`;
    });
  return html`<section class="card" aria-labelledby="compare">
    <h2 id="compare">Compare versions</h2>
    <form action="/r/${to.slug}/diff" method="get">
      <label
        >From
        <select name="from">
          ${options(from.number)}
        </select></label
      >
      <label
        >To
        <select name="to">
          ${options(to.number)}
        </select></label
      >
      <button type="submit">Compare</button>
    </form>
  </section>`;
}
