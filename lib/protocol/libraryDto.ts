import { z } from 'zod';
import { assessmentRoles } from '../domain/policy.ts';
import { instant } from './fields.ts';
import { noticeDto } from './sourceDto.ts';

/** What the library's page needs beyond its list. `candidates` may need the reader; the domain decides whether and why. */
export const libraryDto = z.object({
  all: z.number().int(),
  mine: z.number().int(),
  archived: z.number().int(),
  topics: z.array(z.object({ topic: z.string(), count: z.number().int() })).readonly(),
  authors: z.array(z.object({ userId: z.string(), name: z.string(), count: z.number().int() })).readonly(),
  candidates: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        role: z.enum(assessmentRoles),
        dueAt: instant.nullable(),
        createdById: z.string(),
        sharedAt: instant,
        openedAt: instant.nullable(),
        changedAt: instant,
        changedBy: z.object({ userId: z.string(), name: z.string() }).nullable(),
      }),
    )
    .readonly(),
  /** What the reader was told and has not dismissed. */
  notices: z.array(noticeDto).readonly(),
});
export type LibraryDto = z.output<typeof libraryDto>;
export type CandidateDto = LibraryDto['candidates'][number];
