import { z } from 'zod';
import { maxStatementLength } from '../domain/publications/changeStatement.ts';
import { instant } from './fields.ts';
import { named } from './operation.ts';

const statementDto = z.object({
  /** Block id of the judgment; null: the whole paper. */
  judgmentId: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  at: instant,
});

/** What the draft's judgments are compared with, and what was said of their changes. */
export const changeFactsDto = z.object({
  /** Number of the newest publication; null: nothing is published. */
  base: z.number().int().nullable(),
  scale: z
    .object({
      id: z.string(),
      terms: z.array(z.object({ id: z.string(), lo: z.number(), hi: z.number() })).readonly(),
    })
    .nullable(),
  /** The judgments of that publication. */
  judgments: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        likelihood: z.string().nullable(),
        probability: z.number().nullable(),
        confidence: z.string().nullable(),
      }),
    )
    .readonly(),
  statements: z.array(statementDto).readonly(),
});
export type ChangeFactsDto = z.output<typeof changeFactsDto>;

export const stateChangeInput = z.strictObject({
  base: z
    .int('Expected base as the number of the newest publication, or null where nothing is published.')
    .positive()
    .nullable()
    .meta({ description: 'the publication that it compares with; null where nothing is published' }),
  judgmentId: z
    .string('Expected judgmentId as a string, or null for the whole paper.')
    .min(1)
    .max(100)
    .nullable()
    .meta({ description: 'block id of the judgment; null, before anything is published: the whole paper' }),
  text: z
    .string('Expected text as a string.')
    .trim()
    .max(maxStatementLength, `Expected a text of at most ${maxStatementLength} characters.`)
    // The database refuses NUL.
    .refine((value) => !value.includes('\0'), 'Expected a text without NUL characters.')
    .meta({ description: 'what is new, changed or unchanged, and why; empty takes it back' }),
});
export type StateChangeInput = z.output<typeof stateChangeInput>;

const path = '/assessments/{id}/change-statements';
const answer = named('ChangeFacts', changeFactsDto);

/** Statements of change; part of `operations`. */
export const changeStatementOperations = {
  readChangeStatements: {
    method: 'get',
    path,
    summary: 'What the draft’s judgments are compared with, and what was said of their changes since. Members.',
    status: 200,
    answer,
  },
  stateChange: {
    method: 'put',
    path,
    summary:
      'Says of a judgment, in the draft or in the newest publication, what is new, changed or unchanged, and why; an empty text takes it back. 409 where another publication is the newest by now. Owners and editors.',
    body: named('StateChange', stateChangeInput),
    status: 200,
    answer,
  },
} as const;
