import type { Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import type { OidcIdentity } from '../commands/acceptOidcIdentity.ts';
import type { PublicSettings } from '../commands/runtime.ts';

/** Name of the single sign-on provider in addresses: its callback is `/api/auth/callback/oidc`. */
export const oidcProviderId = 'oidc';

/** What an OpenID Connect issuer says of a person, as far as it is used. The address counts only when vouched for. */
const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).nullish(),
  // Some issuers send the text.
  email_verified: z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]).nullish(),
  name: z.string().nullish(),
});

/** The identity in an issuer's claims. Throws where there is no subject: then it is no OpenID Connect issuer. */
export function oidcIdentityOf(profile: unknown): OidcIdentity {
  const { sub, email, email_verified: verified, name } = claims.parse(profile);
  return { subject: sub, email: email ?? null, isEmailVerified: verified === true, name: name ?? null };
}

/** A single sign-on provider found by the issuer's own description of itself. */
export function oidcProvider(oidc: NonNullable<PublicSettings['oidc']>): OAuthConfig<Profile> {
  return {
    id: oidcProviderId,
    name: 'Single sign-on',
    type: 'oauth',
    wellKnown: `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { timeout: 10_000 },
    profile: (profile) => {
      const { subject, email, name } = oidcIdentityOf(profile);
      return { id: subject, email, name };
    },
  };
}
