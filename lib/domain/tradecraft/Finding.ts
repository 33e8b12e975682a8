/** How much a finding matters by itself; what it blocks is said by the check's gate. */
export type Severity = 'info' | 'warning' | 'error';

/** What a button can do about a finding. */
export type Fix =
  | { readonly kind: 'put-term'; readonly from: number; readonly to: number }
  | { readonly kind: 'split'; readonly at: readonly number[] }
  | { readonly kind: 'to-judgment' }
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
  /** What is said instead of the check's own sentence. */
  readonly message?: string;
  readonly severity?: Severity;
  readonly fix?: Fix;
};
