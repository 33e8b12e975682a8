import { z } from 'zod';
import { accessBases, reliabilities, sourceTypes } from '../domain/sources/sourceValues.ts';
import { idField, instant, lineField, pageOf, pageQuery } from './fields.ts';

/** Longest title and descriptor of a record, UTF-16 units. */
export const maxSourceTitleLength = 1_000;
export const maxDescriptorLength = 4_000;
export const maxRecallReasonLength = 1_000;
/** Most records that are asked for by id at once. */
export const maxIdsAtOnce = 100;

const words = (what: string, max: number) => lineField(what, max).nullable();
const dated = (what: string) =>
  z
    .string(`Expected ${what} as a day, a month or a year.`)
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, `Expected ${what} as a day, a month or a year: 2026-11-20, 2026-11, 2026.`)
    .nullable();
const address = (what: string) =>
  z
    .string(`Expected ${what} as a web address.`)
    .max(2048, `Expected ${what} of at most 2048 characters.`)
    .regex(/^https?:\/\//i, `Expected ${what} to begin with https:// or http://.`)
    .nullable();

/** The fields of a record besides its title and descriptor, by the names a draft's source has for them. Null: not stated. */
export const sourceFields = z.strictObject({
  originator: words('originator', 500),
  identifier: words('identifier', 200),
  type: z.enum(sourceTypes).nullable(),
  published: dated('published'),
  informationFrom: dated('informationFrom'),
  informationTo: dated('informationTo'),
  acquired: dated('acquired'),
  accessed: dated('accessed'),
  url: address('url'),
  archiveUrl: address('archiveUrl'),
  sha256: z
    .string('Expected sha256 as 64 hexadecimal digits.')
    .regex(/^[0-9a-f]{64}$/, 'Expected sha256 as 64 hexadecimal digits, lower case.')
    .nullable(),
  language: words('language', 35),
  translated: z.boolean('Expected translated as true or false.').nullable(),
  reliability: z.enum(reliabilities).nullable(),
  accessBasis: z.enum(accessBases).nullable(),
  biasNote: words('biasNote', 1000),
  independenceGroup: words('independenceGroup', 100),
  handling: words('handling', 200),
  aiName: words('aiName', 200),
  aiVersion: words('aiVersion', 100),
  aiParameters: words('aiParameters', 500),
  marking: words('marking', 200),
});
export type SourceFields = z.output<typeof sourceFields>;
/** The names of the fields. */
export const sourceFieldNames = Object.keys(sourceFields.shape) as (keyof SourceFields)[];

/** What can be said of a record by itself. */
const said = {
  title: lineField('title', maxSourceTitleLength),
  descriptor: z
    .string('Expected descriptor as text.')
    .trim()
    .max(maxDescriptorLength, `Expected descriptor of at most ${maxDescriptorLength} characters.`),
};

const someFields = sourceFields.partial().shape;

export const keepSourceInput = z.strictObject({
  title: said.title,
  descriptor: said.descriptor.default(''),
  ...someFields,
});
export type KeepSourceInput = z.output<typeof keepSourceInput>;

export const changeSourceInput = z.strictObject({
  title: said.title.optional(),
  descriptor: said.descriptor.optional(),
  ...someFields,
});
export type ChangeSourceInput = z.output<typeof changeSourceInput>;

export const recallSourceInput = z.strictObject({
  reason: z
    .string('Expected a reason.')
    .trim()
    .min(1, 'Expected a reason: what is wrong with the source.')
    .max(maxRecallReasonLength, `Expected a reason of at most ${maxRecallReasonLength} characters.`),
});
export type RecallSourceInput = z.output<typeof recallSourceInput>;

const person = z.object({ userId: z.string(), name: z.string() });

/** A record of the register. */
export const sourceDto = z.object({
  id: z.string(),
  title: z.string(),
  descriptor: z.string(),
  ...sourceFields.shape,
  keptBy: person,
  keptAt: instant,
  changedAt: instant,
  /** Null: it stands. */
  recalled: z.object({ reason: z.string(), by: person, at: instant }).nullable(),
  /** In how many assessments that the caller may read it is used, as of each draft’s last pause. */
  uses: z.number().int(),
  /** Whether the caller may change, recall and reinstate it. */
  mayChange: z.boolean(),
});
export type SourceDto = z.output<typeof sourceDto>;

export const sourcePageDto = pageOf(sourceDto);
export type SourcePageDto = z.output<typeof sourcePageDto>;

export const sourceListQuery = z.strictObject({
  ...pageQuery.shape,
  q: z
    .string()
    .trim()
    .max(200, 'Expected q of at most 200 characters.')
    .optional()
    .meta({ description: 'words that title, originator, identifier, address, origin or descriptor hold, all of them' }),
  ids: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(idField).max(maxIdsAtOnce, `Expected at most ${maxIdsAtOnce} ids.`))
    .optional()
    .meta({ description: 'only these: ids parted by commas, at most 100' }),
  recalled: z
    .enum(['yes', 'no'], 'Expected recalled as yes or no.')
    .optional()
    .meta({ description: 'only those recalled, or only those that stand' }),
});
export type SourceListQuery = z.output<typeof sourceListQuery>;

/** Where a record is used: an assessment the caller may read. */
export const sourceUseDto = z.object({
  /** The assessment’s. */
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  isArchived: z.boolean(),
  /** The block of the source in it, and its number. */
  blockId: z.string(),
  label: z.string(),
  /** Numbers of the judgments that rest on it. */
  judgments: z.array(z.string()).readonly(),
});
export type SourceUseDto = z.output<typeof sourceUseDto>;
export const sourceUsePageDto = pageOf(sourceUseDto);
export type SourceUsePageDto = z.output<typeof sourceUsePageDto>;

/** What an owner is told: a source cited in an assessment of theirs was recalled. */
export const noticeDto = z.object({
  id: z.string(),
  at: instant,
  assessment: z.object({ id: z.string(), title: z.string() }),
  source: z.object({ id: z.string(), title: z.string() }),
  reason: z.string(),
  by: z.string(),
  /** Where the source stands in the assessment; null: it no longer does. */
  blockId: z.string().nullable(),
  judgments: z.array(z.string()).readonly(),
});
export type NoticeDto = z.output<typeof noticeDto>;
export const noticeListDto = z.object({ items: z.array(noticeDto).readonly() });
