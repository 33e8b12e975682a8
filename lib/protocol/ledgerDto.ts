import { z } from 'zod';
import { outcomes, outcomeSchema } from '../domain/ledger/outcome.ts';
import { ledgerOrders } from '../domain/ledger/ledgerOrder.ts';
import { idField, instant, pageOf, pageQuery } from './fields.ts';

/** Longest evidence for an outcome, UTF-16 units. */
export const maxOutcomeEvidence = 4_000;

/** Longest address of it, UTF-16 units. */
export const maxOutcomeLink = 2_000;

export const resolutionInput = z.strictObject({
  outcome: z.enum(outcomes, `Expected outcome as one of: ${outcomes.join(', ')}.`),
  evidence: z
    .string('Expected evidence as a string.')
    .trim()
    .min(1, 'Expected evidence: what shows the outcome.')
    .max(maxOutcomeEvidence, `Expected evidence of at most ${maxOutcomeEvidence} characters.`)
    // The database refuses NUL.
    .refine((value) => !value.includes('\0'), 'Expected evidence without NUL characters.'),
  resolvedAt: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], 'Expected resolvedAt as a day such as 2026-08-14.')
    .transform((value) => (value.length === 10 ? value : new Date(value).toISOString().slice(0, 10)))
    .meta({ description: 'since which day the outcome is known; of an instant its day in UTC' }),
  link: z
    .url({ protocol: /^https?$/u, error: 'Expected link as an http or https address.' })
    .max(maxOutcomeLink, `Expected link of at most ${maxOutcomeLink} characters.`)
    .nullish()
    .meta({ description: 'where what shows it can be read' }),
});
export type ResolutionInput = z.output<typeof resolutionInput>;

/** Whom to ask for an outcome. */
export const askOutcomeInput = z.strictObject({ userId: idField });
export type AskOutcomeInput = z.output<typeof askOutcomeInput>;

/** Parts of the ledger by where they stand; `resolved` happened or did not, `unscored` was overtaken or cannot be known. */
export const ledgerStates = ['due', 'open', 'resolved', 'unscored'] as const;
export type LedgerState = (typeof ledgerStates)[number];

const day = (name: string) => z.iso.date(`Expected ${name} as a day such as 2026-08-14.`);

/** Which judgments scores are made of. Not narrowed to a person: there are no scores of persons. */
export const scoresQuery = z.strictObject({
  scale: z.string().min(1).max(64).optional().meta({ description: 'id of the scale they are stated on' }),
  assessment: idField.optional(),
  topic: z.string().min(1).max(200).optional(),
  from: day('from').optional().meta({ description: 'horizons that end on this day or later' }),
  until: day('until').optional().meta({ description: 'horizons that end on this day or before' }),
});
export type ScoresQuery = z.output<typeof scoresQuery>;

/** Which judgments are listed. */
export const ledgerFilter = scoresQuery.extend({
  id: idField.optional().meta({ description: 'one judgment alone, even where a newer version states it anew' }),
  state: z.enum(ledgerStates, `Expected state as one of: ${ledgerStates.join(', ')}.`).optional(),
  author: idField.optional().meta({ description: 'who had written in the paper when it was published' }),
});
export type LedgerFilterDto = z.output<typeof ledgerFilter>;

const order = z
  .enum(ledgerOrders, `Expected order as one of: ${ledgerOrders.join(', ')}.`)
  .default('horizon')
  .meta({ description: 'by horizon; or what is past its horizon first, then what is open, then what is settled' });

export const ledgerQuery = pageQuery.extend({ ...ledgerFilter.shape, order });
export type LedgerQuery = z.output<typeof ledgerQuery>;

export const ledgerExportQuery = ledgerFilter.extend({
  format: z.enum(['csv', 'json'], 'Expected format as csv or json.').default('json'),
});
export type LedgerExportQuery = z.output<typeof ledgerExportQuery>;

/** Which judgment's history. */
export const judgmentHistoryQuery = z.strictObject({
  assessment: idField,
  judgment: z.string().min(1).max(128).meta({ description: 'id of the block' }),
});
export type JudgmentHistoryQuery = z.output<typeof judgmentHistoryQuery>;

/** A judgment of the ledger: what was stated, and what came. */
export const ledgerEntryDto = z.object({
  id: idField,
  assessmentId: idField,
  judgmentId: z.string().meta({ description: 'id of the block' }),
  label: z.string().meta({ description: 'its number in that version, such as J2' }),
  reference: z.string().meta({ description: 'such as YS-2026-014' }),
  number: z.int().meta({ description: 'of the publication that states it' }),
  url: z.string(),
  statement: z.string(),
  scale: z.string(),
  likelihood: z.string().meta({ description: 'the id of the term' }),
  term: z.string(),
  range: z.string().meta({ description: 'as printed, such as 55–80%' }),
  bounds: z.object({ low: z.number(), high: z.number() }).meta({ description: 'of the range, in [0, 1]' }),
  probability: z.number().meta({ description: 'what it is scored by, in [0, 1]' }),
  isImputed: z.boolean().meta({ description: 'whether that is the middle of the range' }),
  confidence: z.string().nullable(),
  horizon: z.string().nullable(),
  horizonEnd: z.string().nullable().meta({ description: 'its last day' }),
  statedAt: instant,
  standing: z.enum(['open', 'due', 'resolved', 'withdrawn']),
  outcome: outcomeSchema.nullable(),
  evidence: z.string().nullable(),
  resolvedAt: z.string().nullable().meta({ description: 'since which day the outcome is known' }),
  resolvedBy: z.string().nullable(),
  link: z.string().nullable().meta({ description: 'where what shows it can be read' }),
  topic: z.string().meta({ description: 'of the assessment, for its members; else empty' }),
  isRetracted: z.boolean().meta({ description: 'whether the version that states it was retracted' }),
  mayResolve: z.boolean().meta({ description: 'whether the caller may record its outcome now' }),
  mayAsk: z.boolean().meta({ description: 'whether the caller may ask somebody to' }),
  asked: z
    .object({ name: z.string(), at: instant })
    .nullable()
    .meta({ description: 'who was asked last, for members' }),
  brier: z.number().nullable().meta({ description: 'its squared error; null where it is not scored' }),
  isOwn: z.boolean().meta({ description: 'whether the caller is among its authors, who cannot record its outcome' }),
});
export type LedgerEntryDto = z.output<typeof ledgerEntryDto>;
export const ledgerPageDto = pageOf(ledgerEntryDto);

export type LedgerPageDto = z.output<typeof ledgerPageDto>;
export const ledgerListDto = z.object({ items: z.array(ledgerEntryDto).readonly() });
export type LedgerListDto = z.output<typeof ledgerListDto>;

/** Who may be asked to record an outcome. */
export const resolversDto = z.object({
  items: z.array(z.object({ userId: idField, name: z.string(), role: z.string(), isAsked: z.boolean() })).readonly(),
});
export type ResolversDto = z.output<typeof resolversDto>;

const scoreDto = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('scored'),
    brier: z.number(),
    baseRate: z.number().meta({ description: 'the share that came true, in [0, 1]' }),
    reference: z.number().meta({ description: 'what always stating that share would have scored' }),
    skill: z.number().nullable().meta({ description: '1 - brier / reference' }),
  }),
  z.object({ state: z.literal('too-few'), missing: z.int() }),
]);
export type ScoreDto = z.output<typeof scoreDto>;

const pointDto = z.object({
  term: z.object({ id: z.string(), label: z.string(), range: z.string(), lo: z.number(), hi: z.number() }),
  count: z.int(),
  happened: z.int(),
  share: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).readonly().nullable().meta({ description: 'Wilson, 95 per cent' }),
  reading: z.enum(['in-range', 'below', 'above']).nullable(),
});
export type PointDto = z.output<typeof pointDto>;

const groupDto = z.object({ name: z.string(), count: z.int(), score: scoreDto });

/** How stated likelihoods compare with what came. */
export const ledgerScoresDto = z.object({
  scale: z.object({ id: z.string(), title: z.string() }).meta({ description: 'whose terms the points are for' }),
  count: z.int().meta({ description: 'of what happened or did not' }),
  imputed: z.int().meta({ description: 'of those, scored by the middle of their range' }),
  unscored: z.int(),
  isCut: z.boolean().meta({ description: 'whether older outcomes were left out' }),
  score: scoreDto,
  parts: z
    .object({
      brier: z.number(),
      reliability: z.number(),
      resolution: z.number(),
      uncertainty: z.number(),
      withinVariance: z.number(),
      withinCovariance: z.number(),
    })
    .nullable(),
  points: z.array(pointDto).readonly(),
  onOtherScales: z.int(),
  confidences: z.array(groupDto).readonly(),
  topics: z.array(groupDto.extend({ points: z.array(pointDto).readonly() })).readonly(),
});
export type LedgerScoresDto = z.output<typeof ledgerScoresDto>;

/** What the page's filters offer, with how many there are; `states` under the filter in use, the others of everything. */
export type LedgerFacetsDto = {
  readonly states: Readonly<Record<LedgerState, number>>;
  readonly scales: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  readonly assessments: readonly { readonly id: string; readonly reference: string; readonly count: number }[];
  readonly authors: readonly { readonly id: string; readonly name: string; readonly count: number }[];
};
