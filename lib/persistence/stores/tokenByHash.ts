import type { Pool } from 'pg';
import type { TokenRecord } from '../../commands/ports.ts';
import { gathering } from '../gathering.ts';
import { tokenScope } from './storedRole.ts';

/** A row of `sql`. */
type Row = {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly token_hash: string;
  readonly scopes: readonly string[];
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
};

const sql = `
SELECT id, user_id, name, token_hash, scopes, created_at, last_used_at, revoked_at
FROM api_tokens WHERE token_hash = ANY ($1::text[])`;

/** Tokens looked up by one query. */
const maxAtOnce = 200;

/**
 * `TokenStore.byTokenHash` on plain `pg`. Whoever opens a draft or calls the API with a token waits for it each time, and
 * through Prisma it takes twice as long.
 */
export function tokenByHash(pool: Pool): (tokenHash: string) => Promise<TokenRecord | null> {
  return gathering(async (hashes: readonly string[]) => {
    const { rows } = await pool.query<Row>(sql, [hashes]);
    const byHash = new Map(rows.map((row) => [row.token_hash, recordOf(row)]));
    return hashes.map((hash) => byHash.get(hash) ?? null);
  }, maxAtOnce);
}

function recordOf(row: Row): TokenRecord {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    tokenHash: row.token_hash,
    scopes: row.scopes.map(tokenScope),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
