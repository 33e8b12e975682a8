import type { Scale } from '../domain/likelihood/scale.ts';
import { rangeLabel } from '../domain/likelihood/scaleById.ts';
import type { ScaleDto } from '../protocol/scaleDto.ts';

/** A scale as it travels. */
export function scaleDtoOf(scale: Scale): ScaleDto {
  const { id, title, cite, source, shape, rules, hedges, wordings, own } = scale;
  const terms = scale.terms.map((term) => ({
    id: term.id,
    label: term.label,
    alternatives: { ...term.alternatives },
    lo: term.lo,
    hi: term.hi,
    range: rangeLabel(term),
  }));
  return { id, title, cite, source, shape, printRange: rules.printRange, hedges, wordings, terms, own: own ?? null };
}
