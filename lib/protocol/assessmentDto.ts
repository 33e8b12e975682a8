import { z } from 'zod';
import { assessmentRoles } from '../domain/policy.ts';
import { idField, instant, lineField, pageOf, pageQuery } from './fields.ts';
import { importImage, maxImportImages } from './imageDto.ts';
import { conversionField, scaleIdField } from './scaleDto.ts';

/** Scales of estimative probability that the product ships; a workspace may have its own beside them. */
export const scaleIds = ['icd203', 'phia', 'kent', 'canada', 'nz', 'ipcc'] as const;
export type ScaleId = (typeof scaleIds)[number];
/** A shipped scale. */
export const shippedScaleField = z.enum(scaleIds, `Expected scale as one of: ${scaleIds.join(', ')}.`);
/** A shipped scale or a custom one; whether it exists and may be used is for the command to find out. */
export const scaleField = scaleIdField;

/** Which of the scale's wordings; null: its first. */
export const wordingField = z
  .string('Expected wording as the id of one of the scale’s wordings, or null.')
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'Expected wording as the id of one of the scale’s wordings, or null.')
  .nullable();
/** Whether ranges in figures follow the terms; null: as the scale says. */
export const rangesField = z.enum(['printed', 'hidden'], 'Expected ranges as printed, hidden or null.').nullable();
/** Information cut-off: a year, a month or a day; null: none given. */
export const cutoffField = z
  .string('Expected cutoff as a date, or null.')
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'Expected cutoff as a year, a month (2026-03) or a day (2026-03-31), or null.',
  )
  .nullable();

/** Marking systems an assessment may use. */
export const markingIds = ['tlp2', 'us', 'uk', 'nato', 'none'] as const;
export type MarkingId = (typeof markingIds)[number];
export const markingField = z.enum(markingIds, `Expected marking as one of: ${markingIds.join(', ')}.`);

/** What a new draft begins with, as shipped; a saved template goes by its id (a UUID). */
export const templateIds = ['assessment', 'blank', 'warning-note', 'situation-report'] as const;
export type TemplateId = (typeof templateIds)[number];
export const templateField = z.union(
  [z.enum(templateIds), idField],
  `Expected template as one of: ${templateIds.join(', ')}, or the id of a saved one.`,
);

export const importFormats = ['text', 'markdown', 'docx', 'html', 'json'] as const;
export const exportFormats = ['json', 'markdown', 'html', 'text'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Longest title, UTF-16 units. */
export const maxTitleLength = 300;
export const titleField = lineField('a title', maxTitleLength);

/** Longest topic, UTF-16 units. */
export const maxTopicLength = 60;
/** What it is filed under; empty: nothing. */
export const topicField = z.union(
  [z.string().trim().max(0), lineField('a topic', maxTopicLength)],
  `Expected topic on one line of at most ${maxTopicLength} characters.`,
);
/** When it is due, kept in UTC to the millisecond; any offset is taken. */
export const dueField = z.iso
  .datetime({ offset: true, error: 'Expected dueAt as a date and time (ISO 8601), or null for none.' })
  .transform((value) => new Date(value).toISOString())
  .refine((value) => /^\d{4}-/.test(value), 'Expected dueAt in a year of four digits.')
  .nullable();

const personName = z.object({ userId: z.string(), name: z.string() });

/** An assessment without its draft. `reference` is its printed number (`YS-2026-014`), `role` the reader's own. */
export const assessmentDto = z.object({
  id: z.string(),
  number: z.number().int(),
  reference: z.string(),
  slug: z.string(),
  title: z.string(),
  status: z.string(),
  scale: z.string(),
  marking: z.string(),
  template: z.string(),
  role: z.enum(assessmentRoles),
  judgmentCount: z.number().int(),
  wordCount: z.number().int(),
  sectionCount: z.number().int(),
  sectionsBegun: z.number().int(),
  dueAt: instant.nullable(),
  topic: z.string(),
  createdAt: instant,
  changedAt: instant,
  changedBy: personName.nullable(),
  authors: z.array(personName.extend({ hue: z.number().int() })).readonly(),
  archivedAt: instant.nullable(),
});
export type AssessmentDto = z.output<typeof assessmentDto>;

export const assessmentPageDto = pageOf(assessmentDto);
export type AssessmentPageDto = z.output<typeof assessmentPageDto>;

/** A draft as JSON; its exact grammar is checked when it is built. */
const draftJson = z.object({ type: z.literal('doc'), content: z.array(z.record(z.string(), z.unknown())) });

/** A publication as its JSON export says it; read whole where it is imported. */
const publicationFileJson = z
  .looseObject({
    format: z.string().startsWith('yardstick-publication/'),
    publication: z.record(z.string(), z.unknown()),
  })
  .meta({ description: 'a publication as exported, of the schema at /schemas/publication-1.json' });

/**
 * What a new assessment is made from. The draft's language decides the words; the first line of an import that equals
 * `title` is the title and not repeated.
 */
export const createAssessmentInput = z.strictObject({
  title: titleField,
  template: templateField.optional(),
  scale: scaleField.optional(),
  marking: markingField.optional(),
  import: z
    .strictObject({
      format: z.enum(importFormats, `Expected import.format as one of: ${importFormats.join(', ')}.`),
      content: z.union(
        [z.string(), draftJson, publicationFileJson],
        'Expected import.content as a string, or for json also as {type: "doc", content: [...]} or a publication as it was exported.',
      ),
      images: z
        .array(importImage)
        .max(maxImportImages, `Expected at most ${maxImportImages} pictures.`)
        .optional()
        .meta({ description: 'for json only: the pictures that its figures name' }),
    })
    .optional(),
});
export type CreateAssessmentInput = z.output<typeof createAssessmentInput>;

export const updateAssessmentInput = z
  .strictObject({
    title: titleField.optional(),
    scale: scaleField.optional(),
    wording: wordingField.optional(),
    ranges: rangesField.optional(),
    cutoff: cutoffField.optional(),
    conversions: z.array(conversionField).max(2000, 'Expected at most 2000 conversions.').optional(),
    marking: markingField.optional(),
    dueAt: dueField.optional(),
    topic: topicField.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'Expected at least one of: title, scale, wording, ranges, cutoff, conversions, marking, dueAt, topic.',
  });
export type UpdateAssessmentInput = z.output<typeof updateAssessmentInput>;

const flag = z
  .enum(['true', 'false', '1', '0'], 'Expected true or false.')
  .transform((value) => value === 'true' || value === '1');

/** Columns the list can be ordered by. */
export const listOrders = ['changed', 'title', 'due', 'progress', 'words'] as const;
/** When listed assessments are due: past, within seven days from now, or without a date. */
export const dueFilters = ['late', 'soon', 'none'] as const;

export const assessmentListQuery = pageQuery.extend({
  query: z.string().trim().max(200).optional().meta({ description: 'part of the title' }),
  mine: flag.optional().meta({ description: 'only those the caller owns' }),
  archived: flag.optional().meta({ description: 'archived ones instead of living ones' }),
  status: z.string().trim().max(40).optional().meta({ description: 'where it stands: draft' }),
  topic: z.string().trim().max(maxTopicLength).optional().meta({ description: 'exactly this topic' }),
  author: idField.optional().meta({ description: 'id of somebody who owns or edits it' }),
  due: z.enum(dueFilters, `Expected due as one of: ${dueFilters.join(', ')}.`).optional(),
  order: z.enum(listOrders, `Expected order as one of: ${listOrders.join(', ')}.`).optional(),
  direction: z.enum(['up', 'down'], 'Expected direction up or down.').optional(),
});
export type AssessmentListQuery = z.output<typeof assessmentListQuery>;

export const contentQuery = z.strictObject({
  format: z.enum(exportFormats, `Expected format as one of: ${exportFormats.join(', ')}.`).default('json'),
  /** The derived view that is releasable at this mark, in place of the paper. */
  releasableAt: z.string().trim().min(1, 'Expected releasableAt as a mark.').max(200).optional(),
});
export type ContentQuery = z.output<typeof contentQuery>;

/** The draft as JSON: every block with `attrs.id`. */
export const contentJsonDto = draftJson;
