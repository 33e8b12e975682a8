import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import { compareContents } from './compareContents.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { findVersion } from './findVersion.ts';
import type { CommandPorts } from './ports.ts';
import type { NamedVersion } from './VersionStore.ts';
import { writersBetween } from './writersBetween.ts';

/** What differs from one version to another, or to the live draft (`draft`), and who wrote in between. */
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
  const told = async (diff: Result<DiffDto, CommandError>, to: NamedVersion | null) =>
    diff.ok
      ? ok({ ...diff.value, ...(await writersBetween(ports, id, [from.value.version, to], diff.value.blocks)) })
      : diff;
  if (input.to === 'draft') {
    const frozen = await ports.rooms.freezeDraft(id);
    if (!frozen.ok) return err(draftErrorOf(frozen.error));
    return told(await compareContents(ports, assessment, before, frozen.value), null);
  }
  if (!/^\d+$/.test(input.to)) return err(invalidInput('Expected the number of a version, or “draft”.'));
  const to = await findVersion(read, id, input.to);
  if (!to.ok) return to;
  const after = { sha256: to.value.version.sha256, packed: to.value.packed };
  return told(await compareContents(ports, assessment, before, after), to.value.version);
}
