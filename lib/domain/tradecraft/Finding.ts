/** How much a finding matters by itself; what it blocks is said by the check's gate. */
export type Severity = 'info' | 'warning' | 'error';

/** What a button can do about a finding. */
export type Fix =
  | { readonly kind: 'put-term'; readonly from: number; readonly to: number }
  /** `at`: where each further outcome begins, its comma and "and" first. `headTo`: where what all share ends; null: not shared. */
  | { readonly kind: 'split'; readonly at: readonly number[]; readonly headTo: number | null }
  | { readonly kind: 'to-judgment' }
  | { readonly kind: 'to-evidence' }
  | { readonly kind: 'to-recommendation' }
  /** The level that a phrase of the sentence says, to be taken out of it and into the field. */
  | { readonly kind: 'take-confidence'; readonly from: number; readonly to: number; readonly level: string }
  /** The term that the words state against the field; null: the figure lies in no band of the scale. */
  | { readonly kind: 'settle-term'; readonly termId: string | null }
  | { readonly kind: 'drop-words'; readonly from: number; readonly to: number }
  | { readonly kind: 'drop-broken-links' }
  | { readonly kind: 'add-indicator' }
  | { readonly kind: 'make-minor' }
  | { readonly kind: 'to-assumption'; readonly from: number; readonly to: number }
  | { readonly kind: 'ask-horizon' }
  | { readonly kind: 'ask-likelihood' }
  | { readonly kind: 'ask-confidence' }
  | { readonly kind: 'link-evidence' }
  | { readonly kind: 'cite-source' };

/**
 * Something a check found. `blockId` null: about the whole paper. `from` and `to` are UTF-16 offsets in the text of that
 * block (0 and 0: the block as such); `quote` is what stands there.
 */
export type Finding = {
  readonly checkId: string;
  /** The same as long as the block says the same at that place, whatever is edited elsewhere. */
  readonly fingerprint: string;
  readonly severity: Severity;
  /** Whether it keeps the paper from being published, unless waived. */
  readonly gate: boolean;
  readonly blockId: string | null;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly message: string;
  /** The published standard the check is drawn from. */
  readonly standard: string;
  readonly fix: Fix | null;
};

/** A finding as a check tells it: the rest follows from the check's entry in the table. */
export type Told = {
  readonly blockId: string | null;
  readonly from?: number;
  readonly to?: number;
  readonly quote?: string;
  /** What a finding about the whole paper is about: it keeps the name whatever else is found. */
  readonly about?: string;
  /** What is said instead of the check's own sentence. */
  readonly message?: string;
  readonly severity?: Severity;
  readonly fix?: Fix;
};
