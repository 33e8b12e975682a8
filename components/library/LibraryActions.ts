import type { AssessmentListQuery, AssessmentPageDto } from '@/lib/protocol/assessmentDto.ts';
import type { Answer } from '../ui/Answer.ts';

export type ListColumn = NonNullable<AssessmentListQuery['order']>;
export type DueFilter = NonNullable<AssessmentListQuery['due']>;

/** What part of the list is asked for, and in which order; what is empty or null holds nothing back. */
export type LibraryFilter = {
  readonly query: string;
  readonly mine: boolean;
  readonly archived: boolean;
  readonly topic: string;
  /** Id of somebody who writes it; '' for anybody. */
  readonly author: string;
  readonly due: DueFilter | null;
  readonly order: ListColumn;
  readonly direction: 'up' | 'down';
};

/** What the list can have done. */
export type LibraryActions = {
  readonly loadSample: () => Promise<Answer<{ readonly id: string }>>;
  readonly archive: (id: string) => Promise<Answer<null>>;
  readonly unarchive: (id: string) => Promise<Answer<null>>;
  /** Dismisses a notice. */
  readonly dismiss: (id: string) => Promise<Answer<null>>;
  readonly more: (filter: LibraryFilter, cursor: string) => Promise<Answer<AssessmentPageDto>>;
};
