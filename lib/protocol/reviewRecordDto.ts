import { z } from 'zod';
import { waiverDto } from './checksDto.ts';
import { instant } from './fields.ts';
import { publicationDto } from './publicationDto.ts';
import { roundDto } from './roundsDto.ts';
import { threadDto } from './threadsDto.ts';

/** What a review record says it is. A change that old readers would misread gets a new number. */
export const reviewRecordFormat = 'yardstick-review-record/1';

export const reviewRecordFormats = ['json', 'pdf'] as const;
export const reviewRecordQuery = z.object({
  format: z.enum(reviewRecordFormats, `Expected format as one of: ${reviewRecordFormats.join(', ')}.`).default('json'),
});

/** How an assessment was reviewed, as one of its people may see it; each list oldest first. */
export const reviewRecordDto = z.object({
  format: z.literal(reviewRecordFormat),
  assessment: z.object({
    id: z.string(),
    reference: z.string(),
    title: z.string(),
    status: z.string(),
    /** The handling mark of the draft, which the record bears; empty where nothing is marked. */
    banner: z.string(),
    isTraining: z.boolean(),
  }),
  /** When the newest of what is in it happened; null: nothing has. */
  asOf: instant.nullable(),
  /** Whether all of it is here; false: only the newest of a list that is longer than a record may be. */
  isWhole: z.boolean(),
  rounds: z.array(roundDto).readonly(),
  /** Numbers of judgments that dissents name (`J3`), by block id, as they were in the text of the round. */
  labels: z.record(z.string(), z.string()),
  threads: z.array(threadDto).readonly(),
  waivers: z.array(waiverDto).readonly(),
  publications: z.array(publicationDto.omit({ readers: true, audience: true })).readonly(),
});
export type ReviewRecordDto = z.output<typeof reviewRecordDto>;
