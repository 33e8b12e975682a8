/** Why somebody is told of something, in the order of how soon it wants an answer. */
export const notificationReasons = [
  'review-requested',
  'changes-requested',
  'due-soon',
  'mentioned',
  'assigned',
  'replied',
  'decided',
  'outcome-asked',
  'source-recalled',
  'retracted',
  'superseded',
  'new-version',
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

/** Told to readers of what was published too: they need have no role on the assessment, and learn nothing of its draft. */
export const readerReasons: readonly NotificationReason[] = ['retracted', 'superseded', 'new-version'];

/** What happened, about which assessment. `by` is the name of who did it; null: nobody did, a date came near. */
export type Told = { readonly reason: NotificationReason; readonly by: string | null };

const sentences: Readonly<Record<NotificationReason, (by: string) => string>> = {
  'review-requested': (by) => `${by} asks for your review.`,
  'changes-requested': (by) => `${by} asks for changes.`,
  'due-soon': () => 'Your review is due soon.',
  mentioned: (by) => `${by} mentions you.`,
  assigned: (by) => `${by} assigns you a comment.`,
  replied: (by) => `${by} replies.`,
  decided: (by) => `${by} has decided.`,
  'outcome-asked': (by) => `${by} asks you to record how a judgment turned out.`,
  'source-recalled': (by) => `${by} recalls a source that is cited.`,
  retracted: (by) => `${by} retracts a version that was published.`,
  superseded: (by) => `${by} marks a published version as superseded.`,
  'new-version': (by) => `${by} publishes a new version.`,
};

/** One sentence that says what happened and who did it, for the inbox and for mail. */
export function toldSentence({ reason, by }: Told): string {
  return sentences[reason](by ?? 'Somebody');
}
