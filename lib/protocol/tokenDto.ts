import { z } from 'zod';
import { tokenScopes } from '../domain/policy.ts';
import { instant, lineField, pageOf, pageQuery } from './fields.ts';

/** An API token in the list of its owner; the secret is never shown again. */
export const tokenDto = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)).readonly(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revoked: z.boolean(),
});
export type TokenDto = z.output<typeof tokenDto>;

export const tokenPageDto = pageOf(tokenDto);
export type TokenPageDto = z.output<typeof tokenPageDto>;

/** A new token with its secret, `ys_...`, shown only now. */
export const createdTokenDto = tokenDto.extend({ token: z.string() });
export type CreatedTokenDto = z.output<typeof createdTokenDto>;

/** Without `scopes` the token may do what its maker may do. */
export const createTokenInput = z.strictObject({
  name: lineField('a name for the token', 80),
  scopes: z
    .array(z.enum(tokenScopes, `Expected scopes from: ${tokenScopes.join(', ')}.`))
    .min(1, `Expected at least one scope of: ${tokenScopes.join(', ')}.`)
    .max(tokenScopes.length)
    .optional(),
});
export type CreateTokenInput = z.output<typeof createTokenInput>;

export const tokenListQuery = pageQuery;
