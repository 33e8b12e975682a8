import { tokenScopes, type Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CreatedTokenDto, CreateTokenInput } from '../protocol/tokenDto.ts';
import { auditEntry } from './auditEntry.ts';
import { forbidden, type CommandError } from './commandError.ts';
import type { CommandPorts, TokenRecord } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';
import { tokenDtoOf } from './tokenDtoOf.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** What every token begins with, so that leaked ones are found by scanners. */
export const tokenPrefix = 'ys_';

/**
 * Makes an API token for oneself. Its secret is in this answer and nowhere else.
 *
 * @returns forbidden for a scope that the maker does not have: a token never may more than who made it.
 */
export async function createToken(
  ports: CommandPorts,
  actor: Actor,
  input: CreateTokenInput,
): Promise<Result<CreatedTokenDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'tokens.manage');
  if (refusal !== null) return err(refusal);
  const own = tokenScopes.filter(
    (scope) => actor.scopes.includes(scope) && (scope !== 'admin' || actor.workspaceRole === 'admin'),
  );
  const scopes = tokenScopes.filter((scope) => (input.scopes ?? own).includes(scope));
  const beyond = scopes.filter((scope) => !own.includes(scope));
  if (beyond.length > 0) {
    return err(forbidden(`You do not have the scope ${beyond.join(', ')} yourself. Yours: ${own.join(', ')}.`));
  }
  const secret = `${tokenPrefix}${ports.randomSecret()}`;
  const token: TokenRecord = {
    id: ports.randomId(),
    userId: actor.userId,
    name: input.name,
    tokenHash: sha256Hex(secret),
    scopes,
    createdAt: ports.now(),
    lastUsedAt: null,
    revokedAt: null,
  };
  const data = { name: token.name, scopes };
  const entry = auditEntry(ports, actor.userId, 'token.created', `token:${token.id}`, data);
  return transact(ports.database, entry, async (stores) => {
    await stores.tokens.insert(token);
    return ok({ ...tokenDtoOf(token), token: secret });
  });
}
