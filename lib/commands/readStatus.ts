import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { StatusDto } from '../protocol/statusDto.ts';
import type { CommandError } from './commandError.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** How the server is doing, as `look` finds it; administrators only. */
export async function readStatus(
  look: () => Promise<StatusDto>,
  actor: Actor,
): Promise<Result<StatusDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'status.read');
  return refusal === null ? ok(await look()) : err(refusal);
}
