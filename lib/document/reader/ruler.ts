import type { Scale, Term } from '../../domain/likelihood/scale.ts';
import { html, type Markup } from './markup.ts';

/** Height of the drawing; its width is 100, so that positions are per cent. */
const height = 14;

/**
 * A bar from 0 to 100 with a term's range filled, ticks where the scale's terms begin and end, gaps where the scale has none.
 * For the eye only: term and range stand beside it. A drawing without styles, so that the page needs none inline.
 */
export function ruler(scale: Scale, term: Term, before?: Term): Markup {
  const bounds = [...new Set(scale.terms.flatMap(({ lo, hi }) => [lo, hi]))];
  const ticks = bounds.map(percent).filter((at) => at > 1 && at < 99);
  const filled = { from: percent(term.lo), to: percent(term.hi) };
  return html`<svg class="yard" viewBox="0 0 100 ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${grounds(scale)}
    <rect class="on" x="${filled.from}" y="3" width="${Math.max(1, round(filled.to - filled.from))}" height="8" />
    ${before === undefined ? null : dashed(before)}${[0, ...ticks, 100].map(
      (at) => html`<path class="tick" d="M${at} 0V${height}" />`,
    )}
  </svg>`;
}

/** The same for what no longer holds: without ticks, its range dashed. */
export function pastRuler(scale: Scale, term: Term): Markup {
  return html`<svg class="yard past" viewBox="0 0 100 ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${grounds(scale)}${dashed(term)}
  </svg>`;
}

/** Where it stood before. */
function dashed({ lo, hi }: Term): Markup {
  return html`<rect
    class="was"
    x="${percent(lo)}"
    y="1.5"
    width="${Math.max(1, round(percent(hi) - percent(lo)))}"
    height="11"
  />`;
}

/** What the terms cover: gaps are where a scale has none. */
function grounds(scale: Scale): readonly Markup[] {
  const covered = scale.shape === 'gapped' ? stretches(scale) : [{ from: 0, to: 100 }];
  return covered.map(
    ({ from, to }) => html`<rect class="ground" x="${from}" y="3" width="${round(to - from)}" height="8" />`,
  );
}

function stretches(scale: Scale): readonly { readonly from: number; readonly to: number }[] {
  return scale.terms.map((term, index) => {
    const next = scale.terms[index + 1];
    const previous = scale.terms[index - 1];
    const from = previous === undefined ? 0 : percent(term.lo);
    return { from, to: next === undefined ? 100 : Math.max(from, percent(term.hi)) };
  });
}

const percent = (probability: number): number => round(probability * 100);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Three upright steps, one to three of them filled. The word stands beside them. */
export function confidenceSteps(level: string): Markup {
  const steps = level === 'high' ? 3 : level === 'moderate' ? 2 : level === 'low' ? 1 : 0;
  return html`<span class="ticks" aria-hidden="true"
    >${[1, 2, 3].map((step) => (step <= steps ? html`<i class="on"></i>` : html`<i></i>`))}</span
  >`;
}
