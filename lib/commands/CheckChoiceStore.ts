/** Which checks a paper, or a template of one's own, uses: a shipped profile and what was switched against it. */
export type CheckChoiceRecord = {
  /** Id of the shipped profile. */
  readonly base: string;
  readonly on: readonly string[];
  readonly off: readonly string[];
};

/** Of what a choice is kept: exactly one id is given. */
export type CheckChoiceHolder = { readonly assessmentId: string } | { readonly templateId: string };

export interface CheckChoiceStore {
  /** Null: nothing was switched, the shipped profile holds. */
  of(holder: CheckChoiceHolder): Promise<CheckChoiceRecord | null>;
  /** Writes it, in place of what was kept. */
  keep(holder: CheckChoiceHolder, choice: CheckChoiceRecord): Promise<void>;
}
