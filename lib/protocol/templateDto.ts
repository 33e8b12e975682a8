import { z } from 'zod';
import { idField, instant, lineField, pageOf, pageQuery } from './fields.ts';

export const maxTemplateNameLength = 80;
export const maxTemplateDescriptionLength = 160;

/** A saved beginning. `mine` is whether the caller may remove it. */
export const templateDto = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  shared: z.boolean(),
  scale: z.string(),
  marking: z.string(),
  owner: z.object({ userId: z.string(), name: z.string() }),
  mine: z.boolean(),
  createdAt: instant,
});
export type TemplateDto = z.output<typeof templateDto>;

export const templatePageDto = pageOf(templateDto);
export type TemplatePageDto = z.output<typeof templatePageDto>;
export const templateListQuery = pageQuery;
export type TemplateListQuery = z.output<typeof templateListQuery>;

/** What a template is made of: the draft of an assessment the caller may read. */
export const createTemplateInput = z.strictObject({
  assessmentId: idField,
  name: lineField('a name', maxTemplateNameLength),
  description: z
    .union(
      [z.string().trim().max(0), lineField('a description', maxTemplateDescriptionLength)],
      `Expected description on one line of at most ${maxTemplateDescriptionLength} characters.`,
    )
    .default(''),
  shared: z.boolean('Expected shared as true or false.').default(false),
});
export type CreateTemplateInput = z.output<typeof createTemplateInput>;
