import type { Publication, PublicationKind } from '../document/publication.ts';
import type { Audience } from '../domain/policy.ts';
import type { Page, PageRequest } from './records.ts';

/** What a publication was retracted for. `replacedBy`: number of the one that stands in its place; null: none. */
export type RetractionRecord = {
  readonly at: Date;
  readonly byId: string;
  readonly reason: string;
  readonly replacedBy: number | null;
};

/** A notice by which a later publication supersedes one: that one stands on. `number`: of the later one. */
export type SupersessionRecord = {
  readonly at: Date;
  readonly byId: string;
  readonly reason: string;
  readonly number: number;
};

/** All that a reader may see of a publication, as it was frozen, but its content: that lies under its hash. */
export type PublishedRecord = Omit<Publication, 'content'>;

/** A publication as stored. `number` counts those of an assessment from 1 and is never given twice. */
export type PublicationRow = {
  readonly id: string;
  readonly assessmentId: string;
  readonly number: number;
  readonly slug: string;
  readonly sha256: string;
  readonly kind: PublicationKind;
  readonly audience: Audience;
  readonly changeSummary: string;
  readonly record: PublishedRecord;
  readonly publishedById: string;
  readonly publishedAt: Date;
  readonly retraction: RetractionRecord | null;
  readonly supersession: SupersessionRecord | null;
};

/** A publication without what was frozen, with names: what lists are made of, and who may read is decided on. */
export type ListedPublication = Omit<PublicationRow, 'record' | 'retraction' | 'supersession'> & {
  readonly publishedByName: string;
  readonly retraction: (RetractionRecord & { readonly byName: string }) | null;
  readonly supersession: (SupersessionRecord & { readonly byName: string }) | null;
};

/** Publications. Nothing that was frozen is ever changed, and none is removed. */
export interface PublicationStore {
  /** All those at an address, newest first; few, since each took a round of review. */
  atSlug(slug: string): Promise<readonly ListedPublication[]>;
  byId(id: string): Promise<(ListedPublication & { readonly record: PublishedRecord }) | null>;
  /** What was frozen of several, by their numbers; one query, whatever their count. */
  records(ids: readonly string[]): Promise<ReadonlyMap<number, PublishedRecord>>;
  /** Newest first. */
  list(assessmentId: string, page: PageRequest): Promise<Page<ListedPublication>>;
  /**
   * Of each assessment the newest publication that somebody may find without its address: as a member, for everybody who is
   * signed in, for them by name, or since they have opened it. Published last first.
   */
  papersFor(userId: string, page: PageRequest): Promise<Page<PublishedPaper>>;
  /** Throws `DuplicateError` where the assessment has a publication of the number. Its content must be stored. */
  insert(publication: Omit<PublicationRow, 'retraction' | 'supersession'>): Promise<void>;
  /** False, changing nothing, where it is retracted already. */
  retract(id: string, retraction: RetractionRecord): Promise<boolean>;
  /** False, changing nothing, where it has such a notice already, or is retracted. */
  supersede(id: string, supersession: SupersessionRecord): Promise<boolean>;
}

/** The latest publication of a paper, under the title that was published. */
export type PublishedPaper = Pick<ListedPublication, 'id' | 'assessmentId' | 'number' | 'slug' | 'publishedAt'> & {
  readonly title: string;
  readonly reference: string;
  readonly isRetracted: boolean;
  /** Whether the reader has a role on its assessment. */
  readonly isMember: boolean;
};

/** Who opened which publication while signed in. */
export interface PublicationReaderStore {
  /** Notes that somebody has opened it; only the first time counts. */
  opened(publicationId: string, userId: string, at: Date): Promise<void>;
  /** Ids of all who opened it. */
  of(publicationId: string): Promise<readonly string[]>;
  /** How many opened each of an assessment's publications, by their ids; nobody: left out. */
  counts(assessmentId: string): Promise<ReadonlyMap<string, number>>;
}
