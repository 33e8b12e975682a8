import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { FindingDto, WaiveInput } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, notFound, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { findingsOf } from './readChecks.ts';
import { transact } from './transact.ts';

/**
 * Sets a finding of the live draft aside, with the reason.
 *
 * @returns not-found where the draft has no such finding now; conflict where it is waived already.
 */
export async function waiveFinding(
  ports: CommandPorts,
  actor: Actor,
  input: WaiveInput & { readonly id: string },
): Promise<Result<FindingDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'finding.waive');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const checks = await findingsOf(ports, assessment, actor.userId);
  if (!checks.ok) return checks;
  const finding = checks.value.findings.find(({ fingerprint }) => fingerprint === input.fingerprint);
  if (finding === undefined) return err(notFound('The draft has no such finding now.'));
  if (finding.waived !== undefined) return err(conflict(`${finding.waived.by} has waived this finding already.`));
  const { fingerprint, checkId } = finding;
  const at = ports.now();
  const subject = `assessment:${assessment.id}`;
  const entry = auditEntry(ports, actor.userId, 'finding.waived', subject, { fingerprint, reason: input.reason });
  const waived = await transact(ports.database, entry, async (stores) => {
    // Asked again under the lock: rights may have changed while the draft was checked.
    const still = await admit(stores, actor, assessment.id, 'finding.waive');
    if (!still.ok) return still;
    await stores.waivers.insert({
      id: ports.randomId(),
      assessmentId: assessment.id,
      fingerprint,
      checkId,
      reason: input.reason,
      byId: actor.userId,
      at,
      undoneById: null,
      undoneAt: null,
    });
    return ok({ ...finding, waived: { reason: input.reason, by: actor.name, at: at.toISOString() } });
  });
  if (waived.ok) ports.rooms.announce(assessment.id, 'waivers');
  return waived;
}
