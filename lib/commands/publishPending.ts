import type { Stores } from './ports.ts';

/**
 * Publishes all that a person holds back in an assessment, threads and comments, or what belongs to one round. For the
 * command that submits a review: inside its transaction, under its audit row. It announces the topic `threads` itself.
 *
 * @returns how many comments others can now see.
 */
export function publishPending(
  stores: Pick<Stores, 'threads'>,
  of: { readonly assessmentId: string; readonly authorId: string; readonly roundId?: string | null; readonly at: Date },
): Promise<number> {
  return stores.threads.publishPending(of.assessmentId, of.authorId, of.roundId ?? null, of.at);
}
