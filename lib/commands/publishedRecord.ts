import { labelledBlocks } from '../document/labels.ts';
import { paperOf } from '../document/paper.ts';
import { bannerOfDoc, isMarkedAtAll } from '../document/portions.ts';
import type { Publication, PublishedDissent, PublishedRound, PublishedStatement } from '../document/publication.ts';
import { textOf } from '../document/textOf.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import { draftedSummary } from '../domain/publications/changeSummary.ts';
import type { ChangeFacts } from '../domain/publications/changeStatement.ts';
import { referenceOf } from '../domain/reference.ts';
import type { Recall } from '../document/export/printing.ts';
import type { AssessmentRecord, Stores } from './ports.ts';
import type { PublishedRecord } from './PublicationStore.ts';
import type { ReleaseFacts } from './releaseFacts.ts';
import type { Release } from './releaseOf.ts';
import { publishedChanges } from './revisionOf.ts';
import type { FullRound } from './RoundStore.ts';

/** So many of the latest rounds are looked through for those on the way to a publication. */
const maxRounds = 100;

/** What is decided by the act of publishing itself. */
export type PublishingAct = Pick<
  Publication,
  'id' | 'number' | 'kind' | 'publishedAt' | 'publishedBy' | 'sha256' | 'changeSummary'
>;

/** Everything that readers may see of a publication but its content, as it is at this moment. Inside the transaction. */
export async function publishedRecord(
  stores: Stores,
  assessment: AssessmentRecord,
  act: PublishingAct,
  { text, scales, gate, findings, waived, diff, revision, basis, change }: Release,
  facts: ReleaseFacts,
  recalls: ReadonlyMap<string, Recall>,
): Promise<PublishedRecord> {
  const [newest] = facts.published;
  const judgments = new Set(
    labelledBlocks(text).flatMap(({ kind, id }) => (kind === 'judgment' && id !== null ? [id] : [])),
  );
  return {
    ...act,
    assessmentId: assessment.id,
    assessmentNumber: assessment.number,
    reference: referenceOf(assessment.number, assessment.createdAt),
    slug: assessment.slug,
    title: titleIn(text) ?? assessment.title,
    scale: findScale(scales, paperOf(text).scale ?? assessment.scale),
    marking: gate.system,
    banner: isMarkedAtAll(text) ? bannerOfDoc(text, gate.system).text : '',
    previous: newest?.number ?? null,
    changes: diff === null ? [] : publishedChanges(diff),
    statements: publishedStatements(change, diff),
    ...(basis === null ? {} : { basis }),
    ...(revision !== null && act.changeSummary === draftedSummary(revision) && { isSummaryDrafted: true as const }),
    dissents: facts.rounds.flatMap(dissentsOf).filter(({ judgmentId }) => judgments.has(judgmentId)),
    authors: await authorsOf(stores, assessment),
    rounds: await roundsSince(stores, assessment.id, newest?.publishedAt ?? null, facts.rounds),
    waivers: findings.flatMap(({ checkId, blockId, fingerprint }) => {
      const waiver = waived.get(fingerprint);
      if (waiver === undefined) return [];
      return [{ checkId, blockId, reason: waiver.reason, by: waiver.byName, at: waiver.at.toISOString() }];
    }),
    recalled: recalledHere(text, recalls),
  };
}

/** What was said of the judgments of either text, in the order in which these are compared; of others nothing is left. */
function publishedStatements({ statements }: ChangeFacts, diff: Release['diff']): readonly PublishedStatement[] {
  const whole = statements
    .filter(({ judgmentId }) => judgmentId === null)
    .map((each) => ({ ...each, label: '', change: null }));
  const single = (diff?.judgments ?? []).flatMap(({ id, label, change }) =>
    statements.filter(({ judgmentId }) => judgmentId === id).map((each) => ({ ...each, label, change })),
  );
  return [...whole, ...single];
}

/** Dissents that stand, of a round that is not closed. */
function dissentsOf({ seats, dissents }: FullRound): readonly PublishedDissent[] {
  return dissents
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ judgmentId, authorId, authorName, likelihood, reason }) => ({
      judgmentId,
      by: seats.find(({ userId }) => userId === authorId)?.organisation ?? authorName,
      likelihood,
      reason,
    }));
}

/** The rounds on the way here: those asked for since the publication before, and those that are running. */
async function roundsSince(
  stores: Pick<Stores, 'rounds'>,
  assessmentId: string,
  since: Date | null,
  running: readonly FullRound[],
): Promise<readonly PublishedRound[]> {
  const { items } = await stores.rounds.list(assessmentId, { cursor: null, limit: maxRounds });
  return items
    .filter(({ id, askedAt }) => since === null || askedAt > since || running.some((each) => each.id === id))
    .toReversed()
    .map(({ number, kind, contentHash, askedAt, seats }) => ({
      number,
      kind: kind === 'coordination' ? 'coordination' : 'review',
      sha256: contentHash,
      requestedAt: askedAt.toISOString(),
      answers: seats
        .map(({ name, organisation, given }) => ({
          name,
          organisation,
          answer: given?.answer ?? null,
          at: given?.at.toISOString() ?? null,
        }))
        .toSorted((a, b) => byName(a.name, b.name)),
    }));
}

/** Ids of everybody who has ever written in the draft, and of who made it. */
export async function authorIdsOf(
  stores: Pick<Stores, 'drafts'>,
  { id, createdById }: Pick<AssessmentRecord, 'id' | 'createdById'>,
): Promise<readonly string[]> {
  return [...new Set([createdById, ...(await stores.drafts.authorsSince(id, null))])];
}

/** Everybody who has ever written in the draft; where nobody has, who made it, whose text it then is. */
async function authorsOf(
  stores: Pick<Stores, 'drafts' | 'members' | 'users'>,
  { id, createdById }: AssessmentRecord,
): Promise<readonly string[]> {
  const ids = await authorIdsOf(stores, { id, createdById });
  const members = new Map((await stores.members.list(id)).map(({ userId, name }) => [userId, name]));
  const names: string[] = [];
  // Who has left the assessment is asked for one by one: few, once for each publication.
  for (const author of ids) {
    const name = members.get(author) ?? (await stores.users.byId(author))?.name;
    if (name !== undefined) names.push(name);
  }
  return names.toSorted(byName);
}

function recalledHere(text: Release['text'], recalls: ReadonlyMap<string, Recall>): Publication['recalled'] {
  if (recalls.size === 0) return {};
  return Object.fromEntries(
    labelledBlocks(text).flatMap(({ kind, id, node }) => {
      const recall = kind === 'source' ? recalls.get(String(node.attrs?.['record'] ?? '')) : undefined;
      return recall === undefined || id === null ? [] : [[id, recall] as const];
    }),
  );
}

function titleIn({ content }: Release['text']): string | null {
  const title = content.find(({ type }) => type === 'title');
  const words = title === undefined ? '' : textOf(title).replace(/\s+/gu, ' ').trim();
  return words === '' ? null : words;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
