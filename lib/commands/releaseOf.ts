import { basisChanges } from '../document/basisChanges.ts';
import type { DocJson } from '../document/docJson.ts';
import { markedBlocksOf } from '../document/markedBlocks.ts';
import type { PublishedBasis } from '../document/publication.ts';
import { systemOf } from '../document/portions.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { markingSystemOf } from '../domain/marking/markingSystems.ts';
import type { ChangeFacts } from '../domain/publications/changeStatement.ts';
import { checksOnReview, type GateFacts } from '../domain/publications/gates.ts';
import type { Revision } from '../domain/publications/revisionKind.ts';
import { staleBlocks } from '../domain/review/staleBlocks.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Finding } from '../domain/tradecraft/Finding.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { changeFactsOf } from './changeFacts.ts';
import { changesToDraft } from './changesToDraft.ts';
import { compareContents } from './compareContents.ts';
import { unavailable, type CommandError } from './commandError.ts';
import { documentOf } from './frozenText.ts';
import type { AssessmentRecord, CommandPorts, FrozenDraft, NamedWaiver } from './ports.ts';
import { revisionOf } from './revisionOf.ts';
import { approvedTexts, decidingRound, type ReleaseFacts } from './releaseFacts.ts';
import { usableScales } from './usableScales.ts';

/** A frozen text weighed for publication: everything that is decided on but the audience. */
export type Release = {
  readonly text: DocJson;
  readonly scales: readonly Scale[];
  readonly gate: Omit<GateFacts, 'audience'>;
  /** Findings that stand at no gate or were waived are told too. */
  readonly findings: readonly Finding[];
  readonly waived: ReadonlyMap<string, NamedWaiver>;
  /** What differs from the newest publication; null: there is none. */
  readonly diff: DiffDto | null;
  readonly revision: Revision | null;
  /** What became of what the judgments rest on; null: there is none before. */
  readonly basis: PublishedBasis | null;
  /** What the judgments were compared with, and what was said of their changes. */
  readonly change: ChangeFacts;
};

/** Weighs a frozen text under given facts. The long work is done off the event loop, and nothing is written. */
export async function releaseOf(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  frozen: FrozenDraft,
  facts: ReleaseFacts,
): Promise<Result<Release, CommandError>> {
  const [text, scales] = await Promise.all([documentOf(frozen.packed), usableScales(ports)]);
  const marking = markingSystemOf(assessment.marking);
  const { on, off } = facts.checks.profile;
  const profile = { on, off: off.filter((id) => !checksOnReview.includes(id)) };
  const today = ports.now().toISOString().slice(0, 10);
  const change = await changeFactsOf(ports, assessment, facts.published[0] ?? null, facts.statements);
  const review = { ...facts.review, change };
  const findings = await checked(ports, { content: text, scales, marking, profile, today, review });
  if (!findings.ok) return findings;
  const waived = new Map(facts.waivers.map((waiver) => [waiver.fingerprint, waiver]));
  const round = decidingRound(facts);
  const changesSince = changesToDraft(ports, assessment, frozen);
  const changed = new Map<string, readonly string[]>();
  for (const sha256 of approvedTexts(round)) {
    const changes = await changesSince(sha256);
    if (!changes.ok) return changes;
    // Whatever sections a reviewer was asked about: what is published is the whole text.
    if (round !== null) changed.set(sha256, staleBlocks(round.stalePolicy, { kind: 'whole' }, changes.value));
  }
  const diff = await sincePublished(ports, assessment, frozen, facts);
  if (!diff.ok) return diff;
  return ok({
    text,
    scales,
    change,
    findings: findings.value,
    waived,
    gate: {
      contentHash: frozen.sha256,
      round:
        round === null
          ? null
          : {
              number: round.number,
              stalePolicy: round.stalePolicy,
              asked: round.seats.map(({ name, given }) => ({
                name,
                answer: given?.answer ?? null,
                contentHash: given?.contentHash ?? null,
                changed: changed.get(given?.contentHash ?? '') ?? [],
              })),
            },
      findings: findings.value.filter(({ gate, fingerprint }) => gate && !waived.has(fingerprint)),
      marks: markedBlocksOf(text),
      system: systemOf(text, marking),
    },
    ...diff.value,
  });
}

async function checked(
  ports: CommandPorts,
  draft: Parameters<CommandPorts['documents']['check']>[0],
): Promise<Result<readonly Finding[], CommandError>> {
  try {
    return ok(await ports.documents.check(draft));
  } catch {
    return err(unavailable('The draft could not be checked in time. Try again.'));
  }
}

async function sincePublished(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  frozen: FrozenDraft,
  { published: [newest] }: ReleaseFacts,
): Promise<Result<Pick<Release, 'diff' | 'revision' | 'basis'>, CommandError>> {
  if (newest === undefined) return ok({ diff: null, revision: null, basis: null });
  const { sha256 } = newest;
  const packed = await ports.database.read.contents.packed(assessment.id, sha256);
  if (packed === null) return err(unavailable('The published text could not be read.'));
  const diff = await compareContents(ports, assessment, { sha256, packed }, frozen);
  if (!diff.ok) return diff;
  const [before, after, scales] = [
    await documentOf(packed),
    await documentOf(frozen.packed),
    await usableScales(ports),
  ];
  const revision = revisionOf(diff.value, before, after, scales);
  return ok({ diff: diff.value, revision, basis: basisChanges(before, after, scales) });
}
