import type { Stores } from './ports.ts';
import { tellOfComment } from './tellOfComment.ts';

/**
 * Publishes all that a person holds back in an assessment, threads and comments, or what belongs to one round, and tells
 * whom it mentions. For the command that submits a review: inside its transaction, under its audit row. It announces the
 * topic `threads` itself.
 *
 * @returns how many comments others can now see.
 */
export async function publishPending(
  stores: Pick<Stores, 'threads' | 'notifications'>,
  of: { readonly assessmentId: string; readonly authorId: string; readonly roundId?: string | null; readonly at: Date },
): Promise<number> {
  const { assessmentId, authorId, at } = of;
  const published = await stores.threads.publishPending(assessmentId, authorId, of.roundId ?? null, at);
  for (const { threadId, body, mentions } of published) {
    if (mentions.length === 0) continue;
    const thread = { id: threadId, assessmentId, isPending: false, comments: [] };
    await tellOfComment(stores, thread, { authorId, body, mentions, isPending: false }, at);
  }
  return published.length;
}
