import { labelsOf } from '../document/labels.ts';
import { paperOf } from '../document/paper.ts';
import { bannerOfDoc, isMarkedAtAll } from '../document/portions.ts';
import { markingSystemById } from '../domain/marking/markingSystems.ts';
import type { Actor } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { reviewRecordFormat, type ReviewRecordDto } from '../protocol/reviewRecordDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { frozenText } from './frozenText.ts';
import { listUpTo } from './listUpTo.ts';
import { waiverDtoOf } from './listWaivers.ts';
import type { CommandPorts } from './ports.ts';
import { publicationDtoOf } from './publicationDtoOf.ts';
import { roundDtoOf } from './roundDtoOf.ts';
import type { FullRound } from './RoundStore.ts';
import { sharedThreads } from './sharedThreads.ts';

/** So many frozen texts are read for the numbers of judgments; a judgment of an older one is named without. */
const maxTexts = 12;

/**
 * How an assessment was reviewed: its rounds with answers and dissents, its comments, what was waived, and what was published.
 * For those who may see rounds; answers that are hidden from the actor in a running round are hidden here too (RR2), and
 * what nobody else has been shown yet is not part of a record, not even for who wrote it.
 */
export async function readReviewRecord(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<ReviewRecordDto, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, id, 'rounds.read');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const draft = await ports.rooms.readDraft(id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const [rounds, threads, waivers, publications] = [
    await listUpTo((page) => read.rounds.list(id, page)),
    await sharedThreads(read, id, actor.userId),
    await listUpTo((page) => read.waivers.list(id, page)),
    await listUpTo((page) => read.publications.list(id, page)),
  ];
  const now = ports.now();
  const shown = rounds.items.map((round) => roundDtoOf(round, actor.userId, now)).toReversed();
  const record: Omit<ReviewRecordDto, 'asOf'> = {
    format: reviewRecordFormat,
    assessment: {
      id,
      reference: referenceOf(assessment.number, assessment.createdAt),
      title: assessment.title,
      status: assessment.status,
      banner: isMarkedAtAll(draft.value)
        ? bannerOfDoc(draft.value, markingSystemById(assessment.marking)?.id).text
        : '',
      isTraining: paperOf(draft.value).training,
    },
    isWhole: [rounds, threads, waivers, publications].every(({ isAll }) => isAll),
    rounds: shown,
    labels: await labelsIn(ports, id, rounds.items),
    threads: threads.items,
    waivers: waivers.items.map(waiverDtoOf).toReversed(),
    publications: publications.items
      .map((listed) => {
        const { readers: _readers, audience: _audience, ...said } = publicationDtoOf(listed, 0);
        return said;
      })
      .toReversed(),
  };
  return ok({ ...record, asOf: newestIn(record) });
}

/** Numbers of the judgments that dissents name; the newest text that has one decides. */
async function labelsIn(
  ports: Pick<CommandPorts, 'database'>,
  assessmentId: string,
  rounds: readonly FullRound[],
): Promise<Readonly<Record<string, string>>> {
  const hashes = rounds.filter(({ dissents }) => dissents.length > 0).map(({ contentHash }) => contentHash);
  const wanted = new Set(rounds.flatMap(({ dissents }) => dissents.map(({ judgmentId }) => judgmentId)));
  const labels: Record<string, string> = {};
  for (const sha256 of [...new Set(hashes)].slice(0, maxTexts)) {
    const found = labelsOf(await frozenText(ports.database.read, assessmentId, sha256));
    for (const id of wanted) labels[id] ??= found.get(id) ?? '';
  }
  return Object.fromEntries(Object.entries(labels).filter(([, label]) => label !== ''));
}

/** The newest moment that is told anywhere in the record. */
function newestIn(record: Omit<ReviewRecordDto, 'asOf'>): string | null {
  const { rounds, threads, waivers, publications } = record;
  const moments: readonly (string | null)[] = [
    ...rounds.flatMap(({ askedAt, closed, seats, dissents }) => [
      askedAt,
      closed?.at ?? null,
      ...seats.flatMap(({ given }) => [given?.at ?? null, given?.confirmedAt ?? null]),
      ...dissents.flatMap(({ at, withdrawnAt }) => [at, withdrawnAt]),
    ]),
    ...threads.flatMap(({ changedAt, settledAt, suggestion, comments }) => [
      changedAt,
      settledAt,
      suggestion?.decidedAt ?? null,
      ...comments.flatMap(({ createdAt, editedAt, deletedAt }) => [createdAt, editedAt, deletedAt]),
    ]),
    ...waivers.flatMap(({ at, undoneAt }) => [at, undoneAt]),
    ...publications.flatMap(({ publishedAt, retracted }) => [publishedAt, retracted?.at ?? null]),
  ];
  return moments.reduce((newest, each) => (each !== null && (newest === null || each > newest) ? each : newest), null);
}
