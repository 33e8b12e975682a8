import type { Stores } from './ports.ts';
import type { CommentRecord, FullThread, ThreadRecord } from './ThreadStore.ts';

type Words = Pick<CommentRecord, 'authorId' | 'body' | 'mentions'>;

const about = (thread: Pick<ThreadRecord, 'id' | 'assessmentId'>) => ({
  assessmentId: thread.assessmentId,
  subject: `thread:${thread.id}`,
  place: `?thread=${thread.id}`,
});

/**
 * Tells whom a comment mentions and, of an answer, everybody else who wrote in the thread; each once. What nobody else may
 * see yet is told to nobody.
 *
 * @param before The thread as it was; its comments are empty where this one opens it.
 */
export async function tellOfComment(
  stores: Pick<Stores, 'notifications'>,
  before: Pick<FullThread, 'id' | 'assessmentId' | 'isPending'> & {
    readonly comments: readonly Pick<CommentRecord, 'authorId' | 'isPending'>[];
  },
  comment: Words & { readonly isPending: boolean },
  at: Date,
): Promise<void> {
  if (before.isPending || comment.isPending) return;
  const common = { ...about(before), actorId: comment.authorId, text: comment.body, at };
  const mentioned = new Set(comment.mentions);
  await stores.notifications.raise({ ...common, to: [...mentioned], reason: 'mentioned' });
  const others = new Set(before.comments.filter(({ isPending }) => !isPending).map(({ authorId }) => authorId));
  await stores.notifications.raise({
    ...common,
    to: [...others].filter((id) => !mentioned.has(id)),
    reason: 'replied',
  });
}

/** Tells who made a suggestion that it was accepted or turned down. */
export async function tellOfSuggestion(
  stores: Pick<Stores, 'notifications'>,
  thread: Pick<FullThread, 'id' | 'assessmentId' | 'authorId'>,
  deed: { readonly actorId: string; readonly text: string; readonly at: Date },
): Promise<void> {
  await stores.notifications.raise({ ...about(thread), ...deed, to: [thread.authorId], reason: 'decided' });
}
