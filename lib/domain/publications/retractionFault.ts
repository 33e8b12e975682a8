/** A publication of the same assessment, as far as retracting depends on it. */
export type StandingPublication = { readonly number: number; readonly isRetracted: boolean };

/** Why a publication cannot be retracted as wanted; null: it can. */
export type RetractionFault =
  | { readonly kind: 'already' }
  | { readonly kind: 'no-such-replacement'; readonly number: number }
  | { readonly kind: 'itself' };

/** A publication is retracted once; what is to stand in its place is another one that stands (PB8). */
export function retractionFault(
  own: StandingPublication,
  all: readonly StandingPublication[],
  replacedBy: number | null,
): RetractionFault | null {
  if (own.isRetracted) return { kind: 'already' };
  if (replacedBy === null) return null;
  if (replacedBy === own.number) return { kind: 'itself' };
  const other = all.find(({ number }) => number === replacedBy);
  return other === undefined || other.isRetracted ? { kind: 'no-such-replacement', number: replacedBy } : null;
}
