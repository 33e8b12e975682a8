/** The most threads of an assessment, and the most comments of a thread. */
export const mostThreads = 2_000;
export const mostComments = 200;

/** Why somebody may not change a comment; null: they may. Only one's own, and none that is deleted. */
export function commentRefusal(
  comment: { readonly authorId: string; readonly deletedAt: Date | null },
  userId: string,
): 'not-own' | 'deleted' | null {
  if (comment.authorId !== userId) return 'not-own';
  return comment.deletedAt === null ? null : 'deleted';
}

/** What becomes of a suggestion that is not to be written: who made it withdraws it, who may write rejects it. */
export function refusalState(authorId: string, userId: string, mayWrite: boolean): 'rejected' | 'withdrawn' | null {
  if (authorId === userId) return 'withdrawn';
  return mayWrite ? 'rejected' : null;
}
