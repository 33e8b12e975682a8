import type { SearchBlock } from '../document/searchBlocks.ts';
import type { FoundAssessment, Page, PageRequest } from './records.ts';

/** The words of drafts. */
export interface SearchStore {
  /**
   * Blocks of assessments, not archived, that the person has a role on, by the words in them: English word forms, quoted
   * phrases, `-without`, `or`; the last word may be a beginning. Best assessment first.
   */
  search(userId: string, words: string, page: PageRequest): Promise<Page<FoundAssessment>>;
}

/** A publication in which something was found. `hits` are the best few of `hitCount` blocks. */
export type FoundPublication = {
  readonly slug: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly title: string;
  readonly reference: string;
  readonly hitCount: number;
  readonly hits: FoundAssessment['hits'];
};

/** The words of publications. */
export interface PublishedSearchStore {
  /** Keeps the words of a publication, once and for good. */
  index(
    publicationId: string,
    blocks: readonly Pick<SearchBlock, 'blockId' | 'kind' | 'label' | 'text'>[],
  ): Promise<void>;
  /** Publications whose words are not kept, newest first, at most `limit`. */
  unindexed(
    limit: number,
  ): Promise<readonly { readonly id: string; readonly assessmentId: string; readonly sha256: string }[]>;
  /**
   * Of each assessment the newest publication that stands and is for this person, where words in it match; best first, at
   * most `limit`. What is for whoever has the address is found by its members and by who has opened it: an address is not
   * given away. The words are read as in drafts.
   */
  search(userId: string, words: string, limit: number): Promise<readonly FoundPublication[]>;
}
