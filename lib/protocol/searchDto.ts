import { z } from 'zod';
import { assessmentRoles } from '../domain/policy.ts';
import { instant, pageOf, pageQuery } from './fields.ts';

/** Longest search, UTF-16 units. */
export const maxSearchLength = 200;

const words = `Expected q: words to look for, 1 to ${maxSearchLength} characters.`;

export const searchQuery = pageQuery.extend({
  q: z.string(words).trim().min(1, words).max(maxSearchLength, words).meta({
    description: 'words; "a phrase", -without, or; the last word may be a beginning',
  }),
  limit: z.coerce
    .number('Expected limit as a number from 1 to 100.')
    .int('Expected limit as a whole number from 1 to 100.')
    .min(1, 'Expected limit from 1 to 100.')
    .max(100, 'Expected limit from 1 to 100.')
    .default(20),
});
export type SearchQuery = z.output<typeof searchQuery>;

/** A stretch of a block's words: text, never markup. */
const snippetPart = z.object({ text: z.string(), marked: z.boolean() });

/** A block that matches; `label` is its number (`J1`), empty where it has none. */
export const searchHitDto = z.object({
  blockId: z.string(),
  kind: z.string(),
  label: z.string(),
  snippet: z.array(snippetPart).readonly(),
});
export type SearchHitDto = z.output<typeof searchHitDto>;

/** An assessment in which something was found, with the best few of its `hitCount` matching blocks. */
export const foundAssessmentDto = z.object({
  id: z.string(),
  reference: z.string(),
  slug: z.string(),
  title: z.string(),
  status: z.string(),
  topic: z.string(),
  role: z.enum(assessmentRoles),
  hitCount: z.number().int(),
  hits: z.array(searchHitDto).readonly(),
});
export type FoundAssessmentDto = z.output<typeof foundAssessmentDto>;

/** So many publications are found at once, with the first page. */
export const maxFoundPublications = 20;

/** A publication in which something was found, for whoever may read it; `url` is its address for good. */
export const foundPublicationDto = z.object({
  slug: z.string(),
  number: z.number().int(),
  reference: z.string(),
  title: z.string(),
  publishedAt: instant,
  url: z.string(),
  hitCount: z.number().int(),
  hits: z.array(searchHitDto).readonly(),
});
export type FoundPublicationDto = z.output<typeof foundPublicationDto>;

export const searchPageDto = pageOf(foundAssessmentDto).extend({
  /** Of each assessment the newest published version that stands and is for the caller; with the first page only. */
  publications: z.array(foundPublicationDto).readonly(),
});
export type SearchPageDto = z.output<typeof searchPageDto>;
