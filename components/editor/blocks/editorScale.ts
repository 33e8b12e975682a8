import type { Scale } from '../../../lib/domain/likelihood/scale.ts';
import { labelOf, rangeLabel } from '../../../lib/domain/likelihood/scaleById.ts';
import { capitalised } from '../../ui/capitalised.ts';
import type { RulerRange } from '../../ui/LikelihoodRuler.tsx';
import type { RulerScale } from '../../ui/rulerGradients.ts';
import { rulerRangeOf, rulerScaleOf } from '../../ui/rulerScaleOf.ts';

/** A term of a likelihood scale as the editor shows it: bounds in per cent, the range in words ("80–95%"). */
export type ScaleTerm = RulerRange & { readonly id: string; readonly label: string; readonly range: string };

/** A likelihood scale as the editor shows it, in one of its wordings. */
export type EditorScale = RulerScale & {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly ScaleTerm[];
};

/** A scale in the wording `wording` (its first where null or unknown). */
export function editorScaleOf(scale: Scale, wording: string | null): EditorScale {
  const terms = scale.terms.map((term) => ({
    id: term.id,
    label: capitalised(labelOf(term, wording ?? undefined)),
    range: rangeLabel(term),
    ...rulerRangeOf(term),
  }));
  return { id: scale.id, title: scale.title, terms, ...rulerScaleOf(scale) };
}

/** The term a judgment's stored likelihood names, or undefined (none chosen, or one of another scale). */
export function termOf(scale: EditorScale, likelihood: unknown): ScaleTerm | undefined {
  return scale.terms.find((term) => term.id === likelihood);
}
