import { icd203 } from './icd203.ts';
import { canada, ipcc, kent, nz } from './otherScales.ts';
import { phia } from './phia.ts';
import type { Scale, Term } from './scale.ts';

/** All scales the product ships, the default first. A workspace may have scales of its own beside them. */
export const scales: readonly Scale[] = [icd203, phia, kent, canada, nz, ipcc];

/** The scale a new workspace begins with. */
export const defaultScale: Scale = icd203;

/** The scale with this id, or null. */
export function scaleById(id: string): Scale | null {
  return scales.find((scale) => scale.id === id) ?? null;
}

/** The scale with this id among those given (shipped and custom); ICD 203 where it is unknown or not said. */
export function findScale(among: readonly Scale[], id: string | null | undefined): Scale {
  return among.find((scale) => scale.id === id) ?? defaultScale;
}

/** The scale's term with this id (a judgment's `likelihood`), or null: also for null and for terms of other scales. */
export function termById(scale: Scale, id: string | null | undefined): Term | null {
  return scale.terms.find((term) => term.id === id) ?? null;
}

/** A term's range as it is printed beside the word: "55–80%". */
export function rangeLabel(term: Term): string {
  return term.range;
}

/** A term in the scale's wording `wording` ("b": row B of ICD 203); in the first one where it has no other. */
export function labelOf(term: Term, wording?: string): string {
  return (wording === undefined ? undefined : term.alternatives[wording]) ?? term.label;
}

/** A term with its range, as every judgment shows it: "likely (55–80%)". */
export function labelWithRange(term: Term, wording?: string): string {
  return `${labelOf(term, wording)} (${rangeLabel(term)})`;
}
