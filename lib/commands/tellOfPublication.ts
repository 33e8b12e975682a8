import { mayReadPublication, type Audience } from '../domain/policy.ts';
import type { Stores } from './ports.ts';
import type { ListedPublication } from './PublicationStore.ts';
import { publicationUrl } from './publicationDtoOf.ts';

/** What there is to tell of a new publication. */
type NewPublication = {
  readonly id: string;
  readonly assessmentId: string;
  readonly slug: string;
  readonly number: number;
  readonly changeSummary: string;
  readonly audience: Audience;
  readonly previous: ListedPublication | null;
  readonly actorId: string;
  readonly at: Date;
};

/** Tells the members, and those of its audience who opened the version before while signed in, that there is a new one. */
export async function tellOfPublication(
  stores: Pick<Stores, 'members' | 'notifications' | 'publicationReaders'>,
  { id, assessmentId, slug, number, changeSummary, audience, previous, actorId, at }: NewPublication,
): Promise<void> {
  const opened = previous === null ? [] : await stores.publicationReaders.of(previous.id);
  // Whom the new one is not for learns nothing of it.
  const readers = opened.filter((userId) => mayReadPublication(audience, { userId, scopes: ['read'] }, false));
  await stores.notifications.raise({
    to: await membersAnd(stores, assessmentId, readers),
    assessmentId,
    reason: 'new-version',
    subject: `publication:${id}`,
    place: publicationUrl(slug, number),
    actorId,
    text: changeSummary,
    at,
  });
}

type TakenOut = Pick<ListedPublication, 'id' | 'assessmentId' | 'slug' | 'number'>;
type Why = { readonly reason: string; readonly actorId: string; readonly at: Date };
type Told = Pick<Stores, 'members' | 'notifications' | 'publicationReaders'>;

/** Tells the members, and everybody who opened a publication while signed in, that it is retracted. */
export function tellOfRetraction(stores: Told, publication: TakenOut, why: Why): Promise<void> {
  return tellReaders(stores, 'retracted', publication, why);
}

/** Tells the same people that a later one supersedes it. */
export function tellOfSupersession(stores: Told, publication: TakenOut, why: Why): Promise<void> {
  return tellReaders(stores, 'superseded', publication, why);
}

async function tellReaders(
  stores: Told,
  what: 'retracted' | 'superseded',
  { id, assessmentId, slug, number }: TakenOut,
  { reason, actorId, at }: Why,
): Promise<void> {
  await stores.notifications.raise({
    to: await membersAnd(stores, assessmentId, await stores.publicationReaders.of(id)),
    assessmentId,
    reason: what,
    subject: `publication:${id}`,
    place: publicationUrl(slug, number),
    actorId,
    text: reason,
    at,
  });
}

async function membersAnd(
  stores: Pick<Stores, 'members'>,
  assessmentId: string,
  readers: readonly string[],
): Promise<readonly string[]> {
  const members = await stores.members.list(assessmentId);
  return [...new Set([...members.map(({ userId }) => userId), ...readers])];
}
