import type { TokenDto } from '../protocol/tokenDto.ts';
import type { TokenRecord } from './ports.ts';

/** A token as its owner may see it. */
export function tokenDtoOf(token: TokenRecord): TokenDto {
  return {
    id: token.id,
    name: token.name,
    scopes: token.scopes,
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    revoked: token.revokedAt !== null,
  };
}
