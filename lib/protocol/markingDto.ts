import { z } from 'zod';
import { markingField } from './assessmentDto.ts';

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
