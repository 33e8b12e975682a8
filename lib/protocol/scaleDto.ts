import { z } from 'zod';
import { scaleDefinition } from '../domain/likelihood/customScale.ts';
import type { ScaleDefinition } from '../domain/likelihood/customScale.ts';
import { pageOf } from './fields.ts';

/** Longest id of a scale or a term. */
const maxIdLength = 64;

/** A scale's id: a shipped one's or a custom one's. Whether it exists is asked where it is used. */
export const scaleIdField = z
  .string('Expected the id of a scale.')
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'Expected the id of a scale: icd203, phia, kent, canada, nz, ipcc or a custom one.')
  .max(maxIdLength, 'Expected the id of a scale: icd203, phia, kent, canada, nz, ipcc or a custom one.');

/** A scale as it travels. Bounds in [0, 1]; `range` as its source prints it. */
export const scaleDto = z.object({
  id: z.string(),
  title: z.string(),
  cite: z.string(),
  source: z.enum(['P', 'S', 'P/S', 'own']),
  shape: z.enum(['contiguous', 'gapped', 'nested']),
  printRange: z.boolean(),
  hedges: z.enum(['warn', 'error']),
  wordings: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
  terms: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        /** Labels of the other wordings, by wording id. */
        alternatives: z.record(z.string(), z.string()),
        lo: z.number(),
        hi: z.number(),
        range: z.string(),
      }),
    )
    .readonly(),
  /** Of a custom scale; null for a shipped one. */
  own: z.object({ author: z.string(), date: z.string(), isWithdrawn: z.boolean() }).nullable(),
});
export type ScaleDto = z.output<typeof scaleDto>;

export const scaleListDto = pageOf(scaleDto);
export type ScaleListDto = z.output<typeof scaleListDto>;

export const createScaleInput = scaleDefinition;
export type CreateScaleInput = ScaleDefinition;

/** A judgment or an alternative, and the term it is given; null: none. Ids are those of blocks and terms. */
export const conversionField = z.strictObject({
  blockId: z
    .string('Expected blockId as the id of a judgment or an alternative.')
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'Expected blockId as the id of a judgment or an alternative.'),
  likelihood: z
    .string('Expected likelihood as a term’s id, or null.')
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'Expected likelihood as a term’s id, or null.')
    .nullable(),
});

export const scaleChangeQuery = z.strictObject({ to: scaleIdField });
export type ScaleChangeQuery = z.output<typeof scaleChangeQuery>;

const termDto = z.object({ id: z.string(), label: z.string(), range: z.string() });

/** What one judgment or alternative would become. `to` null: the new scale has no word for it, somebody must decide. */
const changedJudgment = z.object({
  blockId: z.string(),
  /** `J1`, `A2`. */
  label: z.string(),
  /** The first words of its statement. */
  text: z.string(),
  /** As stored; null: none. Not necessarily a term of the scale now in use. */
  likelihood: z.string().nullable(),
  probability: z.number().nullable(),
  from: termDto.nullable(),
  to: termDto.nullable(),
  /** Whether a reader would see anything change, if only the range. */
  changes: z.boolean(),
  /** Why, as a kind for machines and a sentence for people. */
  reason: z.string(),
  because: z.string(),
});

/** What a change of scale would do, judgment by judgment; nothing is changed by asking. */
export const scaleChangeDto = z.object({
  from: z.string(),
  to: z.string(),
  judgments: z.array(changedJudgment).readonly(),
});
export type ScaleChangeDto = z.output<typeof scaleChangeDto>;
