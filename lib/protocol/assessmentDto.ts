import { z } from 'zod';
import { assessmentRoles } from '../domain/policy.ts';
import { instant, lineField, pageOf, pageQuery } from './fields.ts';
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

/** What a new draft begins with: the four sections of an assessment, or nothing but a title. */
export const templateIds = ['assessment', 'blank'] as const;
export type TemplateId = (typeof templateIds)[number];
export const templateField = z.enum(templateIds, `Expected template as one of: ${templateIds.join(', ')}.`);

export const importFormats = ['text', 'markdown', 'docx', 'html', 'json'] as const;
export const exportFormats = ['json', 'markdown', 'html', 'text'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Longest title, UTF-16 units. */
export const maxTitleLength = 300;
export const titleField = lineField('a title', maxTitleLength);

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
        [z.string(), draftJson],
        'Expected import.content as a string, or for json also as {type: "doc", content: [...]}.',
      ),
    })
    .optional(),
});
export type CreateAssessmentInput = z.output<typeof createAssessmentInput>;

export const updateAssessmentInput = z
  .strictObject({ title: titleField.optional(), scale: scaleField.optional(), marking: markingField.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'Expected at least one of: title, scale, marking.',
  });
export type UpdateAssessmentInput = z.output<typeof updateAssessmentInput>;

const flag = z
  .enum(['true', 'false', '1', '0'], 'Expected true or false.')
  .transform((value) => value === 'true' || value === '1');

export const assessmentListQuery = pageQuery.extend({
  query: z.string().trim().max(200).optional().meta({ description: 'part of the title' }),
  mine: flag.optional().meta({ description: 'only those the caller owns' }),
  archived: flag.optional().meta({ description: 'archived ones instead of living ones' }),
});
export type AssessmentListQuery = z.output<typeof assessmentListQuery>;

export const contentQuery = z.strictObject({
  format: z.enum(exportFormats, `Expected format as one of: ${exportFormats.join(', ')}.`).default('json'),
});
export type ContentQuery = z.output<typeof contentQuery>;

/** The draft as JSON: every block with `attrs.id`. */
export const contentJsonDto = draftJson;
