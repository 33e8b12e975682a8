import { z } from 'zod';
import { markingSystemIds } from '../../../domain/marking/markingSystems.ts';
import { judgmentChanges } from '../../../domain/versions/judgmentChange.ts';
import { docJsonSchema } from '../../docJson.ts';
import { publicationFormat } from '../../publication.ts';

const text = z.string();
const textOrNull = text.nullable();
const sha256 = text.regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(1);
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const formWords = z.strictObject({ adverb: textOrNull, adjective: textOrNull, lead: text });
const term = z.strictObject({
  id: text,
  label: text,
  alternatives: z.record(text, text),
  words: z.record(text, formWords),
  forms: list(text),
  lo: z.number().min(0).max(1),
  hi: z.number().min(0).max(1),
  isLoOpen: z.boolean(),
  isHiOpen: z.boolean(),
  range: text,
});
const scale = z.strictObject({
  id: text,
  title: text,
  cite: text,
  source: z.enum(['P', 'S', 'P/S', 'own']),
  wordings: list(z.strictObject({ id: text, title: text })),
  terms: list(term),
  shape: z.enum(['contiguous', 'gapped', 'nested']),
  rules: z.strictObject({ mixWordings: z.enum(['disclaimer', 'allowed']), printRange: z.boolean() }),
  hedges: z.enum(['warn', 'error']),
  unknown: list(text),
  own: z.strictObject({ author: text, date: text, isWithdrawn: z.boolean() }).optional(),
});

const publication = z.strictObject({
  id: text,
  assessmentId: text,
  assessmentNumber: count,
  reference: text,
  slug: text,
  number: count,
  kind: z.enum(['initial', 'administrative', 'substantive']),
  title: text,
  publishedAt: text,
  publishedBy: text,
  sha256,
  content: docJsonSchema,
  scale,
  marking: z.enum(markingSystemIds),
  banner: text,
  changeSummary: text,
  previous: count.nullable(),
  changes: list(
    z.strictObject({
      id: text,
      label: text,
      change: z.enum(judgmentChanges),
      likelihood: z.strictObject({ from: textOrNull, to: textOrNull }),
    }),
  ),
  statements: list(
    z.strictObject({
      judgmentId: textOrNull,
      label: text,
      change: z.enum(judgmentChanges).nullable(),
      text,
      by: text,
      at: text,
    }),
  ).optional(),
  basis: z
    .strictObject({
      sources: z.strictObject({ added: list(text), removed: list(text), regraded: list(text) }),
      rests: list(z.strictObject({ judgmentId: text, label: text, on: list(text) })),
    })
    .optional(),
  isSummaryDrafted: z.literal(true).optional(),
  dissents: list(z.strictObject({ judgmentId: text, by: text, likelihood: textOrNull, reason: text })),
  authors: list(text),
  rounds: list(
    z.strictObject({
      number: count,
      kind: z.enum(['review', 'coordination']),
      sha256,
      requestedAt: text,
      answers: list(z.strictObject({ name: text, organisation: textOrNull, answer: textOrNull, at: textOrNull })),
    }),
  ),
  waivers: list(z.strictObject({ checkId: text, blockId: textOrNull, reason: text, by: text, at: text })),
  recalled: z.record(text, z.strictObject({ day: text, reason: text })),
});

/** Bytes of pictures that travel in one file; what is beyond stays behind, and is told by its hash alone. */
export const maxTravellingBytes = 24 * 1024 * 1024;

const picture = z.strictObject({
  sha256,
  base64: textOrNull.meta({ description: 'Its bytes; null: it did not fit, and is told by its hash alone.' }),
});

const fileShape = {
  format: z.literal(publicationFormat),
  pictures: list(picture)
    .optional()
    .meta({ description: 'The pictures that stand in the content, in its order; left out where there are none.' }),
  retracted: z.strictObject({ at: text, by: text, reason: text, replacedBy: count.nullable() }).nullable(),
  publication,
};

/** How it was reviewed, as whoever asked for the file may see it; readers' files have none. What it holds is its own format's to say. */
const record = z.looseObject({ format: text });

/**
 * A publication as a file: what it is, whether it was retracted when the file was made, all of it, and its pictures. A file made
 * for one of its people may hold the record of its review as well.
 */
export const publicationFileSchema = z.strictObject({ ...fileShape, record: record.optional() });
export type PublicationFile = z.output<typeof publicationFileSchema>;

/**
 * The published JSON Schema (2020-12) of the file.
 *
 * @param ofRecord What a review record is.
 */
export function publicationJsonSchema(ofRecord: z.ZodType = record): object {
  const described = ofRecord.meta({
    description: 'How it was reviewed, as whoever asked for the file may see it; left out of the files of readers.',
  });
  return {
    title: 'A publication of Yardstick',
    description:
      'SHA-256 of the canonical JSON of `publication.content`, as it stands in the file with all white space outside strings taken away, is `publication.sha256`.',
    ...z.toJSONSchema(z.strictObject({ ...fileShape, record: described.optional() })),
  };
}
