import { notFound } from './commandError.ts';
import type { LinkRecord, Stores } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** What is said of a link that is unknown, used, ended or expired: never which of these. */
export const deadLink = notFound('This link is not valid, or not any more. Ask for a new one.');

/** The usable link behind a secret, or null. */
export async function liveLink(
  stores: Pick<Stores, 'links'>,
  secret: string,
  purposes: readonly LinkRecord['purpose'][],
  at: Date,
): Promise<LinkRecord | null> {
  const link = await stores.links.byTokenHash(sha256Hex(secret));
  if (link === null || !purposes.includes(link.purpose)) return null;
  return link.usedAt === null && link.expiresAt > at ? link : null;
}
