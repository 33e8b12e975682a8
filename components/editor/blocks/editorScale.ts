import type { Scale } from '../../../lib/domain/likelihood/scale.ts';
import { defaultScale, rangeLabel, scaleById } from '../../../lib/domain/likelihood/scaleById.ts';
import { capitalised } from '../../ui/capitalised.ts';
import type { RulerRange } from '../../ui/LikelihoodRuler.tsx';
import type { RulerScale } from '../../ui/rulerGradients.ts';
import { rulerRangeOf, rulerScaleOf } from '../../ui/rulerScaleOf.ts';

/** A term of a likelihood scale as the editor shows it: bounds in per cent, the range in words ("80–95%"). */
export type ScaleTerm = RulerRange & { readonly id: string; readonly label: string; readonly range: string };

/** A likelihood scale as the editor shows it, made once per page. */
export type EditorScale = RulerScale & {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly ScaleTerm[];
};

/** The scale of an assessment; the default one where its id is not known here. */
export function editorScaleOf(scaleId: string): EditorScale {
  const scale: Scale = scaleById(scaleId) ?? defaultScale;
  const terms = scale.terms.map((term) => ({
    id: term.id,
    label: capitalised(term.label),
    range: rangeLabel(term),
    ...rulerRangeOf(term),
  }));
  return { id: scale.id, title: scale.title, terms, ...rulerScaleOf(scale) };
}

/** The term a judgment's stored likelihood names, or undefined (none chosen, or one of another scale). */
export function termOf(scale: EditorScale, likelihood: unknown): ScaleTerm | undefined {
  return scale.terms.find((term) => term.id === likelihood);
}
