import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ScaleListDto } from '../protocol/scaleDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { scaleDtoOf } from './scaleDtoOf.ts';
import { usableScales } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** All scales, shipped and the workspace's own. They are few, so it is one page. */
export async function listScales(ports: CommandPorts, actor: Actor): Promise<Result<ScaleListDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'scales.read');
  if (refusal !== null) return err(refusal);
  return ok({ items: (await usableScales(ports)).map(scaleDtoOf), nextCursor: null });
}
