import { z } from 'zod';
import { reviewRecordDto } from './reviewRecordDto.ts';

export const publicationExportFormats = ['json', 'docx'] as const;
export type PublicationExportFormat = (typeof publicationExportFormats)[number];
export const publicationExportQuery = z.object({
  format: z
    .enum(publicationExportFormats, `Expected format as one of: ${publicationExportFormats.join(', ')}.`)
    .default('json')
    .meta({ description: 'json: with the record of the review; docx: with the comments' }),
});

/** A published version as a file with the record of its review; the rest of it is as readers' files have it. */
export const publicationExportDto = z.looseObject({
  format: z.string(),
  publication: z.looseObject({ id: z.string(), number: z.number().int(), sha256: z.string() }),
  record: reviewRecordDto,
});
