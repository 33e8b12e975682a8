import type { AssessmentPageDto } from '@/lib/protocol/assessmentDto.ts';
import type { Answer } from '../ui/Answer.ts';

/** What part of the list is asked for. */
export type LibraryFilter = { readonly query: string; readonly mine: boolean; readonly archived: boolean };

/** What the list can have done. */
export type LibraryActions = {
  readonly loadSample: () => Promise<Answer<{ readonly id: string }>>;
  readonly archive: (id: string) => Promise<Answer<null>>;
  readonly unarchive: (id: string) => Promise<Answer<null>>;
  readonly more: (filter: LibraryFilter, cursor: string) => Promise<Answer<AssessmentPageDto>>;
};
