import { isApproval } from '../domain/review/answers.ts';
import { hasLapsed } from '../domain/review/roundState.ts';
import { areAnswersHidden } from '../domain/review/seatView.ts';
import type { ReviewFacts } from '../domain/tradecraft/ReviewFacts.ts';
import type { Page, Stores } from './ports.ts';
import { contributorsOf } from './roundAccess.ts';
import type { FullRound } from './RoundStore.ts';
import type { FullThread } from './ThreadStore.ts';

/**
 * How an assessment was reviewed, as its checks read it: from its rounds that are not closed. `viewerId` null: for a decision
 * of the product; else as that person may know it, so that nobody learns from a check what others answered before them.
 */
export async function reviewFacts(
  stores: Pick<Stores, 'rounds' | 'drafts' | 'assessments' | 'threads'>,
  assessmentId: string,
  now: Date,
  viewerId: string | null = null,
): Promise<Omit<ReviewFacts, 'change'>> {
  const rounds = await stores.rounds.running(assessmentId);
  const known = rounds.filter(({ seats }) => viewerId === null || !areAnswersHidden(seats, viewerId, false));
  const isCoordination = ({ kind }: FullRound): boolean => kind === 'coordination';
  const ownApprovals: { readonly name: string; readonly reason: string | null }[] = [];
  for (const round of known) {
    const contributors = await contributorsOf(stores, round);
    for (const { userId, name, given, excused } of round.seats) {
      if (given !== null && isApproval(given.answer) && contributors.has(userId))
        ownApprovals.push({ name, reason: excused?.reason ?? null });
    }
  }
  return {
    ...(await openComments(stores, assessmentId)),
    awaited: rounds
      .filter(isCoordination)
      .flatMap(({ seats, dueAt }) =>
        seats
          .filter(({ given }) => given === null)
          .map(({ organisation, name }) => ({ organisation: organisation ?? name, isLate: hasLapsed(dueAt, now) })),
      ),
    withoutDissent: known.filter(isCoordination).flatMap(({ seats, dissents }) =>
      seats
        .filter(({ userId, given }) => {
          const stands = dissents.some((each) => each.authorId === userId && each.withdrawnAt === null);
          return given?.answer === 'non_concur' && !stands;
        })
        .map(({ organisation, name }) => organisation ?? name),
    ),
    ownApprovals,
  };
}

/** Sees what everybody sees: what is pending is nobody else's. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Open comments that hold publication up, and suggestions that nobody has decided; as many as an assessment may have. */
async function openComments(
  stores: Pick<Stores, 'threads'>,
  assessmentId: string,
): Promise<Pick<ReviewFacts, 'openThreads' | 'pendingSuggestions'>> {
  const openThreads: string[] = [];
  const pendingSuggestions: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<FullThread> = await stores.threads.list(assessmentId, nobody, 'open', { cursor, limit: 100 });
    for (const { isBlocking, anchor, suggestion } of page.items) {
      if (isBlocking) openThreads.push(anchor.blockId);
      if (suggestion?.state === 'open') pendingSuggestions.push(anchor.blockId);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { openThreads, pendingSuggestions };
}
