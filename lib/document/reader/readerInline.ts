import { portionText } from '../../domain/marking/portionText.ts';
import { unreachable } from '../../domain/result.ts';
import type { MarkJson } from '../docJson.ts';
import { isLinkable } from '../extensions/markExtensions.ts';
import type { Run } from '../export/readNodes.ts';
import { anchorOf } from './anchorOf.ts';
import { html, type Markup } from './markup.ts';

/** A line of the paper: likelihoods bold, their ranges after them; citations as numbers that lead to the endnotes. */
export function readerInline(runs: readonly Run[]): readonly Markup[] {
  return runs.map((run, index) => run.marks.reduce((inner, mark) => marked(mark, inner), leaf(run, runs[index - 1])));
}

function leaf({ text, is }: Run, before: Run | undefined): Markup {
  switch (is.kind) {
    case 'text':
      return is.isTerm === true ? termMarkup(text) : html`${text}`;
    case 'break':
      return html`<br />`;
    case 'citation': {
      if (is.id === null) return html`<span class="missing">${text}</span>`;
      const comma = before?.is.kind === 'citation' && before.is.id !== null ? ',' : '';
      const place = is.locator === null ? '' : ` ${is.locator}`;
      const number = is.label.replace(/^S/u, '');
      return html`<sup class="cite"
        >${comma}<a id="${is.at ?? ''}" href="#${anchorOf(is.id)}"><span class="hide">Source </span>${number}</a
        >${place}</sup
      >`;
    }
    case 'note':
      return html`<sup class="cite"><a id="fnref-${is.number}" href="#fn-${is.number}">note ${is.number}</a></sup>`;
    default:
      return unreachable(is);
  }
}

/** "**very likely** (80–95%)". */
function termMarkup(text: string): Markup {
  const [, words, range] = /^(.*?)( \([^()]*\))?$/su.exec(text) ?? [];
  return html`<b>${words ?? text}</b>${range === undefined ? null : html`<span class="range">${range}</span>`}`;
}

function marked(mark: MarkJson, inner: Markup): Markup {
  switch (mark.type) {
    case 'bold':
      return html`<strong>${inner}</strong>`;
    case 'italic':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strike':
      return html`<s>${inner}</s>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'link': {
      const href = mark.attrs?.href;
      return isLinkable(href)
        ? html`<a class="link" href="${href}" rel="noopener noreferrer nofollow">${inner}</a>`
        : inner;
    }
    default:
      return inner;
  }
}

/** A heading's line, with its portion mark in small before it. */
export function headingMarkup(runs: readonly Run[], marking: unknown): readonly Markup[] {
  const mark = portionText(marking);
  // `inlineRuns` puts the mark first.
  return mark === '' || runs.length === 0
    ? readerInline(runs)
    : [html`<span class="portion">${mark}</span> `, ...readerInline(runs.slice(1))];
}
