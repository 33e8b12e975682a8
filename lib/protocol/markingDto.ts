import { z } from 'zod';
import { markingField, markingIds } from './assessmentDto.ts';

/** Most portions one call may roll up: far beyond the blocks of any draft. */
const maxPortions = 5_000;

/** The marks of a paper's portions, as they stand on it: `(S//NF)`, `TLP:AMBER`. */
export const rollUpInput = z.strictObject({
  system: markingField,
  portions: z
    .array(z.string('Expected each portion as a string.').max(2_000, 'Expected a mark of at most 2,000 characters.'))
    .max(maxPortions, `Expected at most ${maxPortions} portions.`),
});
export type RollUpInput = z.output<typeof rollUpInput>;

/** The banner that the portions require together; `at` is the portion's place in the list, null for the whole. */
export const rollUpDto = z.object({
  banner: z.string(),
  problems: z
    .array(
      z.object({
        rule: z.string(),
        severity: z.enum(['error', 'warning']),
        message: z.string(),
        at: z.number().int().nullable(),
      }),
    )
    .readonly(),
});
export type RollUpDto = z.output<typeof rollUpDto>;

/** Longest reason of a raised banner, UTF-16 units. */
export const maxRaiseReason = 500;

/** A banner to raise to, and why. */
export const raiseBannerInput = z.strictObject({
  mark: z
    .string('Expected mark as a string.')
    .trim()
    .min(1, 'Expected a mark.')
    .max(200, 'Expected a mark of at most 200 characters.'),
  reason: z
    .string('Expected a reason.')
    .trim()
    .min(1, 'Expected a reason: what the portions together say that none of them says.')
    .max(maxRaiseReason, `Expected a reason of at most ${maxRaiseReason} characters.`),
});
export type RaiseBannerInput = z.output<typeof raiseBannerInput>;

/** The banner of a draft: what is printed, what its portions alone make it, and the raise that stands. */
export const bannerDto = z.object({
  system: z.enum(markingIds),
  banner: z.string(),
  computed: z.string(),
  raised: z.object({ to: z.string(), reason: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type BannerDto = z.output<typeof bannerDto>;
