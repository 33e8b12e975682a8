import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RulerScale } from './rulerGradients.ts';

const percent = (probability: number) => Math.round(probability * 1000) / 10;

/** How a scale's data is drawn: a tick where a term begins or ends, a gap where no term reaches between two others. */
export function rulerScaleOf(scale: Scale): RulerScale {
  const ticks = [...new Set(scale.terms.flatMap((term) => [percent(term.lo), percent(term.hi)]))].sort((a, b) => a - b);
  const gaps = scale.terms.flatMap((term, index) => {
    const next = scale.terms[index + 1];
    return scale.shape !== 'gapped' || next === undefined || next.lo <= term.hi
      ? []
      : [{ low: percent(term.hi), high: percent(next.lo) }];
  });
  return { ticks, gaps };
}

/** A term's range in per cent, for the ruler. */
export function rulerRangeOf(term: { readonly lo: number; readonly hi: number }): {
  readonly low: number;
  readonly high: number;
} {
  return { low: percent(term.lo), high: percent(term.hi) };
}
