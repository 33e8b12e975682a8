import { isApproval } from '../domain/review/answers.ts';
import type { ReviewFacts } from '../domain/tradecraft/ReviewFacts.ts';
import type { NamedChangeStatement } from './ChangeStatementStore.ts';
import { checkProfileOf, type PaperChecks } from './checkProfileOf.ts';
import type { AssessmentRecord, NamedWaiver, Stores } from './ports.ts';
import type { ListedPublication } from './PublicationStore.ts';
import { reviewFacts } from './reviewFacts.ts';
import type { FullRound } from './RoundStore.ts';

/** What publishing depends on beside the text. Read before, and again under the lock: only the same facts decide. */
export type ReleaseFacts = {
  /** Those that are not closed, newest first. */
  readonly rounds: readonly FullRound[];
  readonly review: Omit<ReviewFacts, 'change'>;
  readonly waivers: readonly NamedWaiver[];
  readonly checks: PaperChecks;
  /** All publications of the assessment, newest first. */
  readonly published: readonly ListedPublication[];
  /** What was said of the judgments' changes since the newest of them. */
  readonly statements: readonly NamedChangeStatement[];
};

/** Reads what publishing depends on beside the text. */
export async function releaseFacts(
  stores: Stores,
  assessment: Pick<AssessmentRecord, 'id' | 'template' | 'slug'>,
  now: Date,
): Promise<ReleaseFacts> {
  const { id, slug } = assessment;
  const rounds = await stores.rounds.running(id);
  const review = await reviewFacts(stores, id, now);
  const waivers = await stores.waivers.standing(id);
  const checks = await checkProfileOf(stores, assessment);
  const published = await stores.publications.atSlug(slug);
  const statements = await stores.changeStatements.since(id, published[0]?.number ?? null);
  return { rounds, review, waivers, checks, published, statements };
}

/** Whether two readings are the same in everything that a release rests on: what it is decided on, and what it freezes. */
export function isSameRelease(one: ReleaseFacts, other: ReleaseFacts): boolean {
  return JSON.stringify(restedOn(one)) === JSON.stringify(restedOn(other));
}

/** What somebody has read or been moved to, and when an answer was confirmed, decides nothing and is not published. */
function restedOn({ rounds, review, waivers, checks, published, statements }: ReleaseFacts): unknown {
  return {
    review,
    statements,
    profile: checks.profile,
    rounds: rounds.map(({ id, number, kind, contentHash, stalePolicy, seats, dissents }) => [
      id,
      number,
      kind,
      contentHash,
      stalePolicy,
      seats.map(({ userId, name, organisation, given }) => [
        userId,
        name,
        organisation,
        given === null ? null : [given.answer, given.contentHash, given.at],
      ]),
      dissents.map((each) => [
        each.id,
        each.judgmentId,
        each.authorName,
        each.likelihood,
        each.reason,
        each.withdrawnAt,
      ]),
    ]),
    waivers: waivers.map(({ fingerprint, reason, byName, at }) => [fingerprint, reason, byName, at]),
    published: published.map(({ id, number, sha256, retraction, supersession }) => [
      id,
      number,
      sha256,
      retraction?.at ?? null,
      supersession?.at ?? null,
    ]),
  };
}

/** The round whose answers decide: the newest review; coordination alone decides nothing. */
export function decidingRound({ rounds }: ReleaseFacts): FullRound | null {
  return rounds.find(({ kind }) => kind !== 'coordination') ?? null;
}

/** The texts that approvals of a round are for, each once. */
export function approvedTexts(round: FullRound | null): readonly string[] {
  const given = (round?.seats ?? []).flatMap((seat) =>
    seat.given !== null && isApproval(seat.given.answer) ? [seat.given.contentHash] : [],
  );
  return [...new Set(given)];
}
