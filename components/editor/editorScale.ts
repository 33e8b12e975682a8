/** A term of a likelihood scale as the editor shows it: figures in per cent. */
export type ScaleTerm = {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** The range in words: "80–95%". */
  readonly range: string;
};

/** A likelihood scale as the editor shows it. `ticks` and `gaps` as rulers draw them, in per cent. */
export type EditorScale = {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly ScaleTerm[];
  readonly ticks: readonly number[];
  readonly gaps: readonly { readonly low: number; readonly high: number }[];
};

/** The term a judgment's stored likelihood names, or undefined (none chosen, or one of another scale). */
export function termOf(scale: EditorScale, likelihood: unknown): ScaleTerm | undefined {
  return scale.terms.find((term) => term.id === likelihood);
}
