import type { NeedFacts } from '@/lib/domain/library/needsYou.ts';
import type { CandidateDto } from '@/lib/protocol/libraryDto.ts';

/** What the rule decides on, from how it travels. */
export function needFactsOf(candidate: CandidateDto): NeedFacts {
  return {
    ...candidate,
    dueAt: candidate.dueAt === null ? null : new Date(candidate.dueAt),
    sharedAt: new Date(candidate.sharedAt),
    openedAt: candidate.openedAt === null ? null : new Date(candidate.openedAt),
    changedAt: new Date(candidate.changedAt),
  };
}
