import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { SourceDto } from '../protocol/sourceDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { readableSource } from './sourceAccess.ts';
import { sourceDtoOf } from './sourceDtoOf.ts';

/** One record of the register. */
export async function readSource(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<SourceDto, CommandError>> {
  const record = await readableSource(ports.database.read, actor, input.id);
  return record.ok ? ok(sourceDtoOf(record.value, actor)) : record;
}
