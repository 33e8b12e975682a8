import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { ChangeFactsDto } from '../protocol/changeStatementDto.ts';
import { admit } from './assessmentAccess.ts';
import { changeFacts } from './changeFacts.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';

/** What the draft's judgments are compared with, and what was said of their changes since, for its members. */
export async function readChangeStatements(
  ports: CommandPorts,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<ChangeFactsDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, id, 'draft.read');
  return admitted.ok ? ok(await changeFacts(ports, admitted.value.assessment)) : admitted;
}
