/** Why somebody is told of something, in the order of how soon it wants an answer. */
export const notificationReasons = [
  'review-requested',
  'changes-requested',
  'due-soon',
  'mentioned',
  'assigned',
  'replied',
  'decided',
  'source-recalled',
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

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
  'source-recalled': (by) => `${by} recalls a source that is cited.`,
};

/** One sentence that says what happened and who did it, for the inbox and for mail. */
export function toldSentence({ reason, by }: Told): string {
  return sentences[reason](by ?? 'Somebody');
}
