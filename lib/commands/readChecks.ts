import type { DraftToCheck } from '../document/checkDraft.ts';
import { markingSystemOf } from '../domain/marking/markingSystems.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Finding } from '../domain/tradecraft/Finding.ts';
import type { ChecksDto, FindingDto } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import { changeFacts } from './changeFacts.ts';
import { checkProfileOf } from './checkProfileOf.ts';
import { unavailable, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts, NamedWaiver } from './ports.ts';
import { reviewFacts } from './reviewFacts.ts';
import { usableScales } from './usableScales.ts';

/** What the checks find in the live draft, everything flushed first. */
export async function readChecks(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ChecksDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  return findingsOf(ports, admitted.value.assessment, actor.userId);
}

/** The same for who was admitted already, as `viewerId` may know it (null: all of it): of the weights, only findings that stand open count. */
export async function findingsOf(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  viewerId: string | null = null,
): Promise<Result<ChecksDto, CommandError>> {
  const draft = await ports.rooms.readDraft(assessment.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const [scales, used, waivers, review, change] = await Promise.all([
    usableScales(ports),
    checkProfileOf(ports.database.read, assessment),
    ports.database.read.waivers.standing(assessment.id),
    reviewFacts(ports.database.read, assessment.id, ports.now(), viewerId),
    changeFacts(ports, assessment),
  ]);
  const found = await checked(ports, {
    content: draft.value,
    scales,
    marking: markingSystemOf(assessment.marking),
    profile: used.profile,
    today: ports.now().toISOString().slice(0, 10),
    review: { ...review, change },
  });
  if (!found.ok) return found;
  const waived = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  const findings = found.value.map((finding) => findingDtoOf(finding, waived.get(finding.fingerprint)));
  const open = findings.filter((each) => each.waived === undefined);
  const of = (severity: FindingDto['severity']): number => open.filter((each) => each.severity === severity).length;
  return ok({
    findings,
    profile: { base: used.base, on: [...used.choice.on], off: [...used.choice.off] },
    counts: {
      error: of('error'),
      warning: of('warning'),
      info: of('info'),
      gate: open.filter(({ gate }) => gate).length,
      waived: findings.length - open.length,
    },
  });
}

/** The findings, off the event loop: others are answered meanwhile. */
async function checked(ports: CommandPorts, draft: DraftToCheck): Promise<Result<readonly Finding[], CommandError>> {
  try {
    return ok(await ports.documents.check(draft));
  } catch {
    // Given up by the worker, for time or memory; it has said so in the log.
    return err(unavailable('The draft could not be checked in time. Try again.'));
  }
}

/** A finding as it travels. */
export function findingDtoOf(finding: Finding, waiver: NamedWaiver | undefined): FindingDto {
  const { checkId, fingerprint, severity, gate, blockId, from, to, quote, message, standard } = finding;
  const waived =
    waiver === undefined ? {} : { waived: { reason: waiver.reason, by: waiver.byName, at: waiver.at.toISOString() } };
  return { checkId, fingerprint, severity, gate, blockId, from, to, quote, message, standard, ...waived };
}
