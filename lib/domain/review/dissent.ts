/** Another view of one judgment: whose it is, the likelihood they would state, and why. */
export type Dissent = {
  readonly judgmentId: string;
  /** A term of the paper's scale; null: the dissent is not about the likelihood. */
  readonly likelihood: string | null;
  readonly reason: string;
};

/** What is wrong with the dissents of an answer. */
export type DissentFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'unknown-judgment'; readonly judgmentId: string }
  | { readonly kind: 'twice'; readonly judgmentId: string }
  | { readonly kind: 'unknown-term'; readonly judgmentId: string; readonly likelihood: string }
  | { readonly kind: 'no-reason'; readonly judgmentId: string };

/** What dissents are held against: the pinned text's judgments, and the terms of its scale. */
export type DissentGround = { readonly judgments: ReadonlySet<string>; readonly terms: ReadonlySet<string> };

/** The first fault of an answer's dissents; null: none. `isNeeded`: the answer is one that must bring some. */
export function dissentFault(
  dissents: readonly Dissent[],
  isNeeded: boolean,
  { judgments, terms }: DissentGround,
): DissentFault | null {
  if (!isNeeded) return dissents.length === 0 ? null : { kind: 'not-asked' };
  if (dissents.length === 0) return { kind: 'missing' };
  const seen = new Set<string>();
  for (const { judgmentId, likelihood, reason } of dissents) {
    if (!judgments.has(judgmentId)) return { kind: 'unknown-judgment', judgmentId };
    if (seen.has(judgmentId)) return { kind: 'twice', judgmentId };
    if (likelihood !== null && !terms.has(likelihood)) return { kind: 'unknown-term', judgmentId, likelihood };
    if (reason.trim() === '') return { kind: 'no-reason', judgmentId };
    seen.add(judgmentId);
  }
  return null;
}

/** Whether somebody may withdraw a dissent: its author alone, while it stands. Nobody can delete it. */
export function mayWithdraw(dissent: { readonly authorId: string; readonly withdrawnAt: Date | null }, userId: string) {
  return dissent.authorId === userId && dissent.withdrawnAt === null;
}
