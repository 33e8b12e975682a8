import { z } from 'zod';
import { instant, pageOf, pageQuery } from './fields.ts';

const person = z.object({ userId: z.string(), name: z.string(), hue: z.number().int() });
const probability = z.number();

/** One asking for blind estimates on a judgment or alternative. Before the reveal it holds nobody's number but the caller's. */
export const pollDto = z.object({
  id: z.string(),
  blockId: z.string(),
  /** Counts the askings of the block from 1. */
  number: z.number().int(),
  state: z.enum(['open', 'revealed']),
  openedAt: instant,
  /** Who has given a number, in the order of names. */
  given: z.array(person).readonly(),
  /** Who may give one and has not; empty once revealed. */
  awaited: z.array(person).readonly(),
  /** The caller's own; `statement`: the judgment's words when it was given. */
  mine: z.object({ probability, statement: z.string() }).nullable(),
  revealed: z
    .object({
      at: instant,
      by: z.string(),
      /** Id of the scale the paper was on then. */
      scale: z.string(),
      estimates: z.array(person.extend({ probability, statement: z.string() })).readonly(),
      mean: probability,
      median: probability,
      lowest: probability,
      highest: probability,
      lowerQuartile: probability,
      upperQuartile: probability,
      /** What that scale calls the mean; null: it has no word for it. `isInGap`: it is the nearest. */
      term: z.object({ id: z.string(), label: z.string(), range: z.string(), isInGap: z.boolean() }).nullable(),
    })
    .nullable(),
});
export type PollDto = z.output<typeof pollDto>;
export const pollPageDto = pageOf(pollDto);

const blockField = z
  .string('Expected blockId as a string.')
  .min(1, 'Expected the id of a judgment or an alternative.')
  .max(100, 'Expected the id of a judgment or an alternative.');

export const pollListQuery = pageQuery.extend({ blockId: blockField.optional() });

/** Smallest step that is kept, in [0, 1]. */
const steps = 1000;

export const giveEstimateInput = z.strictObject({
  blockId: blockField,
  probability: z
    .number('Expected probability as a number from 0 to 1.')
    .min(0, 'Expected probability from 0 to 1.')
    .max(1, 'Expected probability from 0 to 1.')
    .transform((value) => Math.round(value * steps) / steps),
});
export type GiveEstimateInput = z.output<typeof giveEstimateInput>;

export const pollInput = giveEstimateInput.pick({ blockId: true });
export type PollInput = z.output<typeof pollInput>;
