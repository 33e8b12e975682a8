import type { NextAuthOptions } from 'next-auth';
import { acceptOidcIdentity } from '../commands/acceptOidcIdentity.ts';
import { runtime } from '../commands/runtime.ts';
import { tokenScopes } from '../domain/policy.ts';
import { actorOf } from './actorOf.ts';
import { oidcIdentityOf, oidcProvider, oidcProviderId } from './oidcProvider.ts';
import { passwordProvider } from './passwordProvider.ts';
import { claimsOf, isSecure, sessionMaxAgeS, type SessionClaims } from './sessionCookie.ts';

/**
 * next-auth's options, made from the runtime for each request. Its JWT carries the account's id and session epoch and
 * nothing else; names and rights are read from the database at each use. Its cookies are HttpOnly and SameSite=Lax by
 * default, and Secure where the product's own address is https.
 */
export function authOptions(): NextAuthOptions {
  const { ports, settings, log } = runtime();
  return {
    secret: settings.secret,
    useSecureCookies: isSecure(settings),
    session: { strategy: 'jwt', maxAge: sessionMaxAgeS },
    pages: { signIn: '/signin', signOut: '/signin', error: '/signin' },
    providers: [passwordProvider(ports), ...(settings.oidc === null ? [] : [oidcProvider(settings.oidc)])],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.provider !== oidcProviderId) return true;
        return (await acceptOidcIdentity(ports, oidcIdentityOf(profile))).ok;
      },
      jwt: async ({ token, user, account, profile }): Promise<SessionClaims & Record<string, unknown>> => {
        if (account?.provider === oidcProviderId) {
          const accepted = await acceptOidcIdentity(ports, oidcIdentityOf(profile));
          if (!accepted.ok) throw new Error(accepted.error.message);
          return { ...accepted.value };
        }
        const claims = claimsOf(account?.provider === 'credentials' ? { ...user } : token);
        const actor = claims === null ? null : await actorOf(ports, { ...claims, scopes: tokenScopes, tokenId: null });
        // Thrown on purpose: next-auth then takes the cookie away.
        if (claims === null || actor === null) throw new Error('the session has ended');
        return { ...claims };
      },
      session: async ({ session, token }) => {
        const claims = claimsOf(token);
        const user = claims === null ? null : await ports.database.read.users.byId(claims.userId);
        return { expires: session.expires, user: { name: user?.name ?? null, email: user?.email ?? null } };
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ code, reason: reasonOf(metadata) }, 'sign-in'),
      warn: (code) => log.info({ code }, 'sign-in'),
      debug: () => undefined,
    },
  };
}

/** What went wrong, in one line; never the whole object, which may hold what was typed. */
function reasonOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message;
  const inner = typeof metadata === 'object' && metadata !== null && 'error' in metadata ? metadata.error : null;
  return inner instanceof Error ? inner.message : 'unknown';
}
