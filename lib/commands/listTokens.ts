import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PageQuery } from '../protocol/fields.ts';
import type { TokenPageDto } from '../protocol/tokenDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { readPage } from './readPage.ts';
import { tokenDtoOf } from './tokenDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** One page of one's own tokens, without their secrets. */
export async function listTokens(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery,
): Promise<Result<TokenPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'tokens.manage');
  if (refusal !== null) return err(refusal);
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => ports.database.read.tokens.listOf(actor.userId, request));
  return page.ok ? ok({ items: page.value.items.map(tokenDtoOf), nextCursor: page.value.nextCursor }) : page;
}
