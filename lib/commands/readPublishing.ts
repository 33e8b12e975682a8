import { labelledBlocks, labelsOf } from '../document/labels.ts';
import { bannerOfDoc, isMarkedAtAll } from '../document/portions.ts';
import { audienceKinds } from '../domain/publications/audienceCeiling.ts';
import { draftedSummary } from '../domain/publications/changeSummary.ts';
import { isStatementDue, statementOn, type ChangeFacts } from '../domain/publications/changeStatement.ts';
import { isApproval } from '../domain/review/answers.ts';
import { approvalFault, gateFailures, type GateFailure } from '../domain/publications/gates.ts';
import { analyticChange, proposedKind } from '../domain/publications/revisionKind.ts';
import { referenceOf } from '../domain/reference.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { GateFailureDto, PublishingDto } from '../protocol/publicationDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { decidingRound, releaseFacts } from './releaseFacts.ts';
import { releaseOf, type Release } from './releaseOf.ts';
import type { FullRound } from './RoundStore.ts';

/** What stands between the live draft and its publication, for who may publish it. Nothing here is a promise. */
export async function readPublishing(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<PublishingDto, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, id, 'publications.make');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  const facts = await releaseFacts(read, assessment, ports.now());
  const weighed = await releaseOf(ports, assessment, frozen.value, facts);
  if (!weighed.ok) return weighed;
  const { text, gate, findings, waived, revision, diff, change } = weighed.value;
  const labels = labelsOf(text);
  const told = (failure: GateFailure): GateFailureDto => ({
    ...failure,
    label: failure.blockId === null ? '' : (labels.get(failure.blockId) ?? ''),
  });
  const [link, house, named] = audienceKinds.map((audience) => gateFailures({ ...gate, audience }).map(told));
  const isMark = (failure: GateFailureDto): boolean => failure.gate === 'marking';
  const round = decidingRound(facts);
  const [newest] = facts.published;
  const counts = newest === undefined ? null : await read.publicationReaders.counts(id);
  const standing = facts.published.find(({ retraction }) => retraction === null);
  const forecasts = labelledBlocks(text).filter(({ kind }) => kind === 'judgment');
  const horizons = forecasts.flatMap(({ node }) => {
    const horizon = node.attrs?.['horizon'];
    return typeof horizon === 'string' && horizon !== '' ? [horizon] : [];
  });
  return ok({
    contentHash: frozen.value.sha256,
    title: assessment.title,
    reference: referenceOf(assessment.number, assessment.createdAt),
    slug: assessment.slug,
    number: (newest?.number ?? 0) + 1,
    previous:
      newest === undefined
        ? null
        : {
            number: newest.number,
            publishedAt: newest.publishedAt.toISOString(),
            readers: counts?.get(newest.id) ?? 0,
            isStanding: newest.retraction === null && newest.supersession === null,
          },
    isPublished: standing?.sha256 === frozen.value.sha256,
    kind: proposedKind(revision),
    because: revision === null ? null : analyticChange(revision),
    changeSummary: revision === null ? '' : draftedSummary(revision),
    round: round === null ? null : { id: round.id, number: round.number, sha256: round.contentHash },
    asked: askedOf(round, gate, labels),
    failures: (named ?? []).filter((failure) => !isMark(failure)),
    marking: {
      link: (link ?? []).filter(isMark),
      'signed-in': (house ?? []).filter(isMark),
      named: (named ?? []).filter(isMark),
    },
    banner: isMarkedAtAll(text) ? bannerOfDoc(text, gate.system).text : '',
    checks: {
      warnings: findings.filter(({ severity, fingerprint }) => severity !== 'info' && !waived.has(fingerprint)).length,
      waived: findings.filter(({ fingerprint }) => waived.has(fingerprint)).length,
    },
    statements: statementsOf(change, diff, round),
    openRounds: facts.rounds.map(({ number, kind, seats }) => ({
      number,
      kind: kind === 'coordination' ? 'coordination' : 'review',
      awaited: seats.filter(({ given }) => given === null).length,
    })),
    judgments: { count: forecasts.length, firstHorizon: horizons.toSorted()[0] ?? null },
  });
}

/** Of each changed judgment, what is said of its change; of the others, only where something is said. */
function statementsOf(
  change: ChangeFacts,
  diff: Release['diff'],
  round: FullRound | null,
): PublishingDto['statements'] {
  const approvals = (round?.seats ?? []).flatMap(({ given }) =>
    given !== null && isApproval(given.answer) ? [given.at.toISOString()] : [],
  );
  const lastApproval = approvals.toSorted().at(-1) ?? null;
  return {
    base: change.base,
    whole: statementOn(change, null)?.text ?? '',
    judgments: (diff?.judgments ?? []).flatMap(({ id, label, change: became }) => {
      const statement = statementOn(change, id);
      if (became === 'unchanged' && statement === null) return [];
      return [
        {
          id,
          label,
          change: became,
          isDue: isStatementDue(became),
          text: statement?.text ?? '',
          by: statement?.by ?? null,
          isAfterApproval: statement !== null && lastApproval !== null && statement.at > lastApproval,
        },
      ];
    }),
  };
}

function askedOf(
  round: FullRound | null,
  gate: Release['gate'],
  labels: ReadonlyMap<string, string>,
): PublishingDto['asked'] {
  if (round === null) return [];
  return round.seats.map(({ userId, name, given }, at) => {
    const person = gate.round?.asked[at];
    const fault = person === undefined ? null : approvalFault(person, gate.contentHash, round.stalePolicy);
    return {
      name,
      answer: given?.answer ?? null,
      dissentsOn: round.dissents
        .filter(({ authorId, withdrawnAt }) => authorId === userId && withdrawnAt === null)
        .map(({ judgmentId }) => labels.get(judgmentId) ?? ''),
      fault: fault?.message ?? null,
      isStale: fault?.isStale ?? false,
      changed: (person?.changed ?? []).map((blockId) => ({ blockId, label: labels.get(blockId) ?? '' })),
    };
  });
}
