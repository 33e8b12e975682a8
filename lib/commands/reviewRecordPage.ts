import { shortHash } from '../document/publication/publicationFacts.ts';
import { html, type Markup } from '../document/reader/markup.ts';
import { sheetEdges, type PrintedPage } from '../document/reader/sheetEdges.ts';
import { trainingWords } from '../domain/marking/banner.ts';
import { answerSaid } from '../domain/review/answerSaid.ts';
import type { ReviewRecordDto } from '../protocol/reviewRecordDto.ts';
import { commentWords, momentWords as moment, standingWords, suggestionWords } from './threadWords.ts';

type Round = ReviewRecordDto['rounds'][number];
type Thread = ReviewRecordDto['threads'][number];

const kinds: Readonly<Record<Round['kind'], string>> = {
  team_review: 'Team review',
  coordination: 'Coordination',
  senior_review: 'Senior review',
};

/**
 * A review record as a page that loads nothing: to be shown, printed, or made a PDF of. The same record gives the same page;
 * nothing of a clock is in it.
 *
 * @param style The style of printed pages. `notice`: said first, of the page and not of the record; null: nothing.
 */
export function reviewRecordPage(record: ReviewRecordDto, style: string, notice: Markup | null = null): PrintedPage {
  const { assessment, rounds, threads, waivers, publications, asOf, isWhole } = record;
  const mark = [assessment.banner, ...(assessment.isTraining ? [trainingWords] : [])].filter((part) => part !== '');
  const meta = [assessment.reference, 'Review record', ...(asOf === null ? [] : [`as of ${moment(asOf)}`])].join(' · ');
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Review record: ${assessment.title}</title>
      <style>
        ${{ markup: `${style}\n${ownStyle}` }}
      </style>
    </head>
    <body>
      <main class="record-page">
        ${notice} ${mark.length === 0 ? null : html`<p class="mark screen-only">${mark.join(' · ')}</p>`}
        <p class="meta">${meta}</p>
        <h1 dir="auto">${assessment.title}</h1>
        ${isWhole ? null : html`<div class="note">Only the newest part of a longer record is here.</div>`}
        ${section(
          'Rounds',
          'No round was asked for yet.',
          rounds.map((round) => roundMarkup(round, record)),
        )}
        ${section(
          'Comments',
          'Nobody has commented yet.',
          threads.map((thread) => threadMarkup(thread, record)),
        )}
        ${section('Checks waived', 'No check was waived.', waivers.length === 0 ? [] : [waiverTable(record)])}
        ${section(
          'Published versions',
          'Nothing is published yet.',
          publications.length === 0 ? [] : [publicationTable(record)],
        )}
        ${section('Texts', 'No text was frozen yet.', textsOf(record))}
      </main>
    </body>
  </html>`;
  return {
    page: `<!doctype html>\n${page.markup}\n`,
    ...sheetEdges(mark.join(' · '), `${assessment.reference} review record`),
  };
}

function section(name: string, empty: string, parts: readonly Markup[]): Markup {
  return html`<section>
    <h2 class="section">${name}</h2>
    ${parts.length === 0 ? html`<p>${empty}</p>` : parts}
  </section>`;
}

function roundMarkup(round: Round, { labels }: ReviewRecordDto): Markup {
  const { number, kind, askedBy, askedAt, contentHash, version, dueAt, note, closed, seats, dissents } = round;
  const rows = seats.map(({ name, organisation, given, isHidden, isSilent, excused }) => {
    const said =
      given === null ? (isHidden ? 'Given, and hidden from you until you answer' : '') : answerSaid(given.answer);
    const silent = given === null && !isHidden ? (isSilent ? 'No answer by the due date' : 'No answer') : '';
    const text = given === null ? '' : `${shortHash(given.contentHash)} (version ${given.version})`;
    const confirmed = given?.confirmedAt ? `Confirmed for a later text ${moment(given.confirmedAt)}. ` : '';
    const allowed = excused === null ? '' : `May approve own work, said ${excused.by}: ${excused.reason}. `;
    return html`<tr>
      <th scope="row" dir="auto">${organisation === null ? name : `${organisation} (${name})`}</th>
      <td>${said}${silent}</td>
      <td>${given === null ? '' : moment(given.at)}</td>
      <td>${text}</td>
      <td dir="auto">${`${allowed}${confirmed}${given?.summary ?? ''}`.trim()}</td>
    </tr>`;
  });
  const views = dissents.map(({ author, organisation, judgmentId, likelihood, reason, at, withdrawnAt }) => {
    const by = organisation ?? author.name;
    const instead = likelihood === null ? '' : ` ${likelihood.replaceAll('-', ' ')} instead.`;
    const gone = withdrawnAt === null ? '' : ` Withdrawn ${moment(withdrawnAt)}.`;
    return html`<div class="dissent" dir="auto">
      <b>Alternative view of ${labels[judgmentId] ?? 'a judgment'} (${by}), ${moment(at)}:</b>${instead}
      ${reason}${gone}
    </div>`;
  });
  return html`<article class="entry">
    <h3>Round ${number}: ${kinds[kind]}</h3>
    <p class="about" dir="auto">
      Asked for by ${askedBy.name}, ${moment(askedAt)}, of version ${version}
      (${shortHash(contentHash)}).${dueAt === null ? '' : ` Due ${moment(dueAt)}.`}${closed === null ? '' : ` Closed by ${closed.by}, ${moment(closed.at)}: ${closed.reason}`}
    </p>
    ${note === '' ? null : html`<p dir="auto">${note}</p>`}
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Answer</th>
            <th scope="col">When</th>
            <th scope="col">Of the text</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${views}
  </article>`;
}

function threadMarkup(thread: Thread, { rounds }: ReviewRecordDto): Markup {
  const { anchor, suggestion, comments, roundId } = thread;
  const round = rounds.find(({ id }) => id === roundId);
  const state = [...(round === undefined ? [] : [`Round ${round.number}`]), ...standingWords(thread)].join(' · ');
  const said = `${state.charAt(0).toUpperCase()}${state.slice(1)}`;
  const lines = comments.map(
    (comment) =>
      html`<p dir="auto">
        <b>${comment.author.name}</b>, ${moment(comment.createdAt)}${comment.editedAt === null ? '' : ', edited'}:
        ${commentWords(comment)}
      </p>`,
  );
  return html`<article class="entry">
    ${anchor.quote === '' ? null : html`<blockquote dir="auto">${anchor.quote}</blockquote>`}
    <p class="about">${said}</p>
    ${suggestion === null ? null : suggestionMarkup(suggestion)}${lines}
  </article>`;
}

function suggestionMarkup(suggestion: NonNullable<Thread['suggestion']>): Markup {
  const { what, base, replacement, fate } = suggestionWords(suggestion);
  return html`<p dir="auto">${what}: ${base} → <b>${replacement}</b> (${fate})</p>`;
}

function waiverTable({ waivers }: ReviewRecordDto): Markup {
  const rows = waivers.map(
    ({ checkId, reason, by, at, undoneBy, undoneAt }) =>
      html`<tr>
        <th scope="row">${checkId}</th>
        <td dir="auto">${reason}</td>
        <td>${by}, ${moment(at)}</td>
        <td>${undoneBy === null || undoneAt === null ? '' : `${undoneBy}, ${moment(undoneAt)}`}</td>
      </tr>`,
  );
  return tableOf(['Check', 'Reason', 'Waived by', 'Undone by'], rows);
}

function publicationTable({ publications }: ReviewRecordDto): Markup {
  const rows = publications.map(
    ({ number, publishedBy, publishedAt, changeSummary, sha256, retracted }) =>
      html`<tr>
        <th scope="row">Version ${number}</th>
        <td>${publishedBy}, ${moment(publishedAt)}</td>
        <td dir="auto">${changeSummary}</td>
        <td>${shortHash(sha256)}</td>
        <td dir="auto">
          ${retracted === null ? '' : `Retracted by ${retracted.by}, ${moment(retracted.at)}: ${retracted.reason}`}
        </td>
      </tr>`,
  );
  return tableOf(['Version', 'Published by', 'What changed', 'Text', 'Since'], rows);
}

function tableOf(heads: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** Every text that the record names, by its whole hash. */
function textsOf({ rounds, publications }: ReviewRecordDto): readonly Markup[] {
  const hashes = [
    ...rounds.flatMap(({ contentHash, seats }) => [
      contentHash,
      ...seats.flatMap(({ given }) => given?.contentHash ?? []),
    ]),
    ...publications.map(({ sha256 }) => sha256),
  ];
  return [...new Set(hashes)].map((hash) => html`<p><code>${hash}</code></p>`);
}

const ownStyle = `
.record-page { max-width: 900px; margin: 0 auto; padding: 24px 20px 64px; }
.record-page .entry { padding: 12px 0 16px; border-bottom: 1px solid var(--line); }
.record-page .entry > * { margin-top: 8px; }
.record-page .entry > :first-child { margin-top: 0; }
.record-page section > * + * { margin-top: 12px; }
.record-page .mark { text-align: center; font-weight: 700; }
.record-page code { overflow-wrap: anywhere; }
.record-page .ways { display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 20px; }
@media print {
  .record-page { max-width: none; padding: 0; }
  .record-page .ways, .record-page .screen-only { display: none; }
  .record-page .entry { break-inside: auto; }
  .record-page h3, .record-page blockquote, .record-page .entry > .about { break-after: avoid; }
  .record-page thead th { overflow-wrap: normal; }
}
`;
