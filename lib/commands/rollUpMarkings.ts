import { rollUp } from '../domain/marking/rollUp.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RollUpDto, RollUpInput } from '../protocol/markingDto.ts';
import type { CommandError } from './commandError.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** The banner of given portion marks. Nothing is read or stored: it is the rule itself, for scripts and other systems. */
export function rollUpMarkings(actor: Actor, input: RollUpInput): Result<RollUpDto, CommandError> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  return ok(rollUp(input.system, input.portions));
}
