import type { Actor } from '../domain/policy.ts';
import { err, type Result } from '../domain/result.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import { compareContents } from './compareContents.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { findVersion } from './findVersion.ts';
import type { CommandPorts } from './ports.ts';

/** What differs from one version to another, or to the live draft (`draft`). */
export async function compareVersions(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly from: string; readonly to: string },
): Promise<Result<DiffDto, CommandError>> {
  const { id } = input;
  const { read } = ports.database;
  const admitted = await admit(read, actor, id, 'draft.read');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const from = await findVersion(read, id, input.from);
  if (!from.ok) return from;
  const before = { sha256: from.value.version.sha256, packed: from.value.packed };
  if (input.to === 'draft') {
    const frozen = await ports.rooms.freezeDraft(id);
    return frozen.ok ? compareContents(ports, assessment, before, frozen.value) : err(draftErrorOf(frozen.error));
  }
  if (!/^\d+$/.test(input.to)) return err(invalidInput('Expected the number of a version, or “draft”.'));
  const to = await findVersion(read, id, input.to);
  if (!to.ok) return to;
  const after = { sha256: to.value.version.sha256, packed: to.value.packed };
  return compareContents(ports, assessment, before, after);
}
