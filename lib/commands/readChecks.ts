import { checkedPaperOf } from '../document/checkedPaperOf.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { hasMarks } from '../domain/tradecraft/CheckedPaper.ts';
import { checkPaper } from '../domain/tradecraft/CheckRun.ts';
import type { Finding } from '../domain/tradecraft/Finding.ts';
import type { ChecksDto, FindingDto } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts, NamedWaiver } from './ports.ts';
import { usableScales } from './usableScales.ts';

/** What the checks find in the live draft, everything flushed first. */
export async function readChecks(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ChecksDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  return findingsOf(ports, admitted.value.assessment);
}

/** The same for who was admitted already: of the weights, only findings that stand open count. */
export async function findingsOf(
  ports: CommandPorts,
  assessment: AssessmentRecord,
): Promise<Result<ChecksDto, CommandError>> {
  const draft = await ports.rooms.readDraft(assessment.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const [scales, waivers] = await Promise.all([
    usableScales(ports),
    ports.database.read.waivers.standing(assessment.id),
  ]);
  const paper = checkedPaperOf(draft.value, scales, false);
  const waived = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  const isMarked = assessment.marking !== 'none' && hasMarks(paper.blocks);
  const findings = checkPaper({ ...paper, isMarked }).map((finding) =>
    findingDtoOf(finding, waived.get(finding.fingerprint)),
  );
  const open = findings.filter((each) => each.waived === undefined);
  const of = (severity: FindingDto['severity']): number => open.filter((each) => each.severity === severity).length;
  return ok({
    findings,
    counts: {
      error: of('error'),
      warning: of('warning'),
      info: of('info'),
      gate: open.filter(({ gate }) => gate).length,
      waived: findings.length - open.length,
    },
  });
}

/** A finding as it travels. */
export function findingDtoOf(finding: Finding, waiver: NamedWaiver | undefined): FindingDto {
  const { checkId, fingerprint, severity, gate, blockId, from, to, quote, message, standard } = finding;
  const waived =
    waiver === undefined ? {} : { waived: { reason: waiver.reason, by: waiver.byName, at: waiver.at.toISOString() } };
  return { checkId, fingerprint, severity, gate, blockId, from, to, quote, message, standard, ...waived };
}
