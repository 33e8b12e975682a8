import type { DraftDiff } from '../document/diff/diffOf.ts';
import type { Reading } from '../document/paper.ts';
import type { Scale } from '../domain/likelihood/scale.ts';

/** A draft's content at one moment. */
export type FrozenDraft = {
  /** SHA-256 (hex) of its canonical JSON: the content's name everywhere. */
  readonly sha256: string;
  /** That JSON's bytes, packed (`unpackContent` reads them). */
  readonly packed: Uint8Array;
  /** Before the reading began: whatever was stored by then is in it. */
  readonly readAt: Date;
  /** What had been written by then, as a Yjs state vector. */
  readonly stateVector: Uint8Array;
};

/** Two frozen contents, packed, and what their likelihoods may be on. */
export type ContentsToCompare = {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly scales: readonly Scale[];
  /** Ids of the scale and the marking system of papers that name none. */
  readonly scale: string;
  readonly marking: string;
};
/**
 * What differs between them. `labels`: the numbers of blocks by id. `likelihoods`: what judgments and alternatives carry, by id.
 * `banner`: what each must be handled as; empty where it has no marks.
 */
export type ComparedContents = DraftDiff & {
  readonly reading: { readonly from: PaperReading; readonly to: PaperReading };
  readonly labels: Readonly<Record<string, string>>;
  readonly likelihoods: Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>;
  readonly banner: { readonly from: string; readonly to: string };
};
/** How a paper's likelihoods read. `scale`: its id. */
export type PaperReading = Pick<Reading, 'wording' | 'ranges'> & { readonly scale: string };
