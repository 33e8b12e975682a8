import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { VersionDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { findVersion } from './findVersion.ts';
import { unpackContent } from './frozenContent.ts';
import type { CommandPorts } from './ports.ts';
import { versionDtoOf } from './versionDtoOf.ts';

/** A version, and its content as the very text that was hashed. */
export async function readVersion(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly number: string },
): Promise<Result<{ readonly version: VersionDto; readonly json: string }, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const found = await findVersion(read, input.id, input.number);
  if (!found.ok) return found;
  return ok({ version: versionDtoOf(found.value.version), json: await unpackContent(found.value.packed) });
}
