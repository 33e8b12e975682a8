import { checkedPaperOf } from '../document/checkedPaperOf.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CheckedPaper } from '../domain/tradecraft/CheckedPaper.ts';
import { checkPaper } from '../domain/tradecraft/CheckRun.ts';
import type { Finding } from '../domain/tradecraft/Finding.ts';
import type { ChecksDto, FindingDto } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { usableScales } from './usableScales.ts';

/** What the checks find in the live draft, everything flushed first. */
export async function readChecks(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ChecksDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(input.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const paper = checkedPaperOf(draft.value, await usableScales(ports), false);
  const hasSystem = admitted.value.assessment.marking !== 'none';
  const findings = checkPaper({ ...paper, isMarked: hasSystem && isAnyMarked(paper) }).map(findingDtoOf);
  const of = (severity: FindingDto['severity']): number => findings.filter((each) => each.severity === severity).length;
  return ok({
    findings,
    counts: {
      error: of('error'),
      warning: of('warning'),
      info: of('info'),
      gate: findings.filter(({ gate }) => gate).length,
    },
  });
}

/** A paper without a single mark is uncaveated: none of its portions need one. Once one is marked, all must be. */
function isAnyMarked({ blocks }: CheckedPaper): boolean {
  return blocks.some(({ fields }) => fields.marking !== null);
}

function findingDtoOf(finding: Finding): FindingDto {
  const { checkId, fingerprint, severity, gate, blockId, from, to, quote, message, standard } = finding;
  return { checkId, fingerprint, severity, gate, blockId, from, to, quote, message, standard };
}
