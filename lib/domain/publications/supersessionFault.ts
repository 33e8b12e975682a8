import type { StandingPublication } from './retractionFault.ts';

/** A publication as far as superseding it depends on it. */
export type SupersedablePublication = StandingPublication & { readonly isSuperseded: boolean };

/** Why a publication cannot be superseded by another; null: it can. */
export type SupersessionFault =
  | { readonly kind: 'already' }
  | { readonly kind: 'retracted' }
  | { readonly kind: 'no-such-later'; readonly number: number };

/** A publication is superseded by a notice once, while it stands, by a later one that stands (PB11). */
export function supersessionFault(
  own: SupersedablePublication,
  all: readonly StandingPublication[],
  by: number,
): SupersessionFault | null {
  if (own.isRetracted) return { kind: 'retracted' };
  if (own.isSuperseded) return { kind: 'already' };
  const isThere = by > own.number && all.some(({ number, isRetracted }) => number === by && !isRetracted);
  return isThere ? null : { kind: 'no-such-later', number: by };
}
