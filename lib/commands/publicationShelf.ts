import type { Publication, PublicationListing, PublicationState } from '../document/publication.ts';
import { mayReadPublication, type Actor } from '../domain/policy.ts';
import { documentOf } from './frozenText.ts';
import type { Stores } from './ports.ts';
import type { ListedPublication } from './PublicationStore.ts';

/** Those of an address's publications that a reader may see; whether they are a member is asked only where that decides. */
export async function visiblePublications(
  stores: Pick<Stores, 'members'>,
  actor: Actor | null,
  all: readonly ListedPublication[],
): Promise<readonly ListedPublication[]> {
  const [first] = all;
  const isOpen = all.every(({ audience }) => mayReadPublication(audience, actor, false));
  if (first === undefined || isOpen) return all;
  const role = actor === null ? null : await stores.members.roleOf(first.assessmentId, actor.userId);
  return all.filter(({ audience }) => mayReadPublication(audience, actor, role !== null));
}

/** The publication asked for among those that a reader may see, newest first; `latest`: the newest that stands, else the newest. */
export function chosenPublication(
  lines: readonly ListedPublication[],
  wanted: number | 'latest',
): { readonly line: ListedPublication; readonly state: PublicationState } | null {
  const latest = lines.find(({ retraction }) => retraction === null) ?? null;
  const line = wanted === 'latest' ? (latest ?? lines[0]) : lines.find(({ number }) => number === wanted);
  if (line === undefined) return null;
  const superseded = supersededOf(line, lines);
  const state = { retracted: retractedOf(line), latest: latest?.number ?? null };
  return { line, state: superseded === null ? state : { ...state, superseded } };
}

/** What was frozen of a publication, with its content; null where the database no longer has it. */
export async function frozenPublication(
  stores: Pick<Stores, 'publications' | 'contents'>,
  line: Pick<ListedPublication, 'id' | 'assessmentId' | 'sha256'>,
): Promise<Publication | null> {
  const [found, packed] = await Promise.all([
    stores.publications.byId(line.id),
    stores.contents.packed(line.assessmentId, line.sha256),
  ]);
  return found === null || packed === null ? null : { ...found.record, content: await documentOf(packed) };
}

/** A publication as readers' lists of versions show it. */
export function publicationListingOf(listed: ListedPublication): PublicationListing {
  const { number, kind, publishedAt, retraction } = listed;
  return { number, kind, publishedAt: publishedAt.toISOString(), isRetracted: retraction !== null };
}

function retractedOf({ retraction }: ListedPublication): PublicationState['retracted'] {
  if (retraction === null) return null;
  const { at, byName, reason, replacedBy } = retraction;
  return { at: at.toISOString(), by: byName, reason, replacedBy };
}

/** The notice of a later one; null where that one was retracted since, or is not for who asks. */
function supersededOf(
  { supersession }: ListedPublication,
  lines: readonly ListedPublication[],
): NonNullable<PublicationState['superseded']> | null {
  if (supersession === null) return null;
  const { at, byName, reason, number } = supersession;
  const stands = lines.some((line) => line.number === number && line.retraction === null);
  return stands ? { at: at.toISOString(), by: byName, reason, number } : null;
}
