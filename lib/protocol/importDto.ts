import { z } from 'zod';
import { titleField, scaleField, contentJsonDto } from './assessmentDto.ts';
import { imageDto } from './imageDto.ts';

/** Formats that are read into units; JSON is a draft already. */
export const readableFormats = ['text', 'markdown', 'docx', 'html'] as const;
export type ReadableFormat = (typeof readableFormats)[number];

/** A file to look at before anything is created. Without a title the file gives it. */
export const readImportInput = z.strictObject({
  format: z.enum(readableFormats, `Expected format as one of: ${readableFormats.join(', ')}.`),
  content: z.string('Expected content as a string; of a Word file its bytes as base64.'),
  title: titleField.optional(),
  scale: scaleField.optional(),
});
export type ReadImportInput = z.output<typeof readImportInput>;

/** A block of the draft as a person would correct it: what it became, and its words. */
const unit = z.object({
  index: z.number().int(),
  section: z.string().nullable(),
  kind: z.string(),
  text: z.string(),
  likelihood: z.string().nullable(),
  term: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
});

/** What a file becomes: its units in order, the draft they stand in, its pictures, and what was left out or changed. */
export const readImportDto = z.object({
  title: z.string(),
  scale: z.string(),
  units: z.array(unit).readonly(),
  doc: contentJsonDto,
  images: z.array(imageDto.extend({ base64: z.string() })).readonly(),
  report: z.array(z.object({ kind: z.string(), count: z.number().int(), sentence: z.string() })).readonly(),
});
export type ReadImportDto = z.output<typeof readImportDto>;
