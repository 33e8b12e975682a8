import { z } from 'zod';
import { instant, lineField, pageOf, pageQuery } from './fields.ts';
import { contentJsonDto } from './assessmentDto.ts';

const person = z.object({ userId: z.string(), name: z.string(), hue: z.number().int() });

/** A frozen version, without its content. */
export const versionDto = z.object({
  /** Counts the versions of the assessment from 1; never given twice. */
  number: z.number().int(),
  kind: z.enum(['auto', 'named', 'round', 'published']),
  name: z.string().nullable(),
  note: z.string(),
  /** Of the bytes of its canonical JSON: what `ETag` and `contentHash` mean elsewhere. */
  sha256: z.string(),
  createdBy: person,
  createdAt: instant,
  /** Who wrote in the draft since the version before. */
  contributors: z.array(person).readonly(),
});
export type VersionDto = z.output<typeof versionDto>;
export const versionPageDto = pageOf(versionDto);
const day = (what: string) => z.iso.date(`Expected ${what} as a day, such as 2026-11-20.`).optional();
export const versionListQuery = pageQuery.extend({
  q: z.string().trim().max(120, 'Expected q of at most 120 characters.').optional().meta({
    description: 'In the name or the note, in the names of who made it or wrote, or its number',
  }),
  since: day('since').meta({ description: 'Made on this day (UTC) or later' }),
  until: day('until').meta({ description: 'Made on this day (UTC) or earlier' }),
});
export type VersionListQuery = z.output<typeof versionListQuery>;

/** A version with its content, exactly as it was hashed. */
export const versionWithContentDto = versionDto.extend({ content: contentJsonDto });

/** Longest name and note of a version, UTF-16 units. */
export const maxVersionNameLength = 120;
export const maxVersionNoteLength = 2_000;

export const createVersionInput = z.strictObject({
  name: lineField('a name', maxVersionNameLength).optional(),
  note: z
    .string('Expected note as a string.')
    .trim()
    .max(maxVersionNoteLength, `Expected a note of at most ${maxVersionNoteLength} characters.`)
    .optional(),
});
export type CreateVersionInput = z.output<typeof createVersionInput>;

/** Another name, another note, or both. */
export const renameVersionInput = createVersionInput.refine(
  ({ name, note }) => name !== undefined || note !== undefined,
  'Expected a name or a note.',
);
export type RenameVersionInput = z.output<typeof renameVersionInput>;

/** What was brought back, and the version that what it replaced was kept as. */
export const restoredVersionDto = versionDto.extend({ kept: versionDto });
export type RestoredVersionDto = z.output<typeof restoredVersionDto>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const fromTo = <T extends z.ZodType>(value: T) => z.object({ from: value, to: value });
const text = z.string().nullable();

const wordPart = z.object({
  op: z.enum(['equal', 'insert', 'delete']),
  /** Of an atom empty. */
  text: z.string(),
  /** What stands there that is no text: a likelihood in its sentence, a citation, a footnote. */
  atom: z
    .object({ kind: z.string(), attrs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .optional(),
});

const blockDiffDto = z.object({
  blockId: z.string(),
  change: z.enum(['added', 'removed', 'moved', 'edited', 'unchanged']),
  /** True also of blocks that were moved and edited, whose change is `edited`. */
  moved: z.boolean(),
  type: z.string(),
  /** The block of the root or of a section that it belongs to. */
  owner: z.string(),
  section: text,
  label: z.string(),
  /** All of its own text: what is equal or deleted is the text before, what is equal or inserted the text after. */
  words: z.array(wordPart).readonly(),
  /** With stored values. A link is a field by its kind, from and to the id of the block it names. */
  fields: z
    .array(fromTo(scalar).extend({ field: z.string(), target: z.string().optional(), kind: z.string().optional() }))
    .readonly(),
});

const judgmentDiffDto = z.object({
  id: z.string(),
  label: z.string(),
  change: z.enum(['new', 'unchanged', 'strengthened', 'weakened', 'reversed', 'reworded', 'dropped']),
  reworded: z.boolean(),
  statement: fromTo(text),
  likelihood: fromTo(text),
  probability: fromTo(z.number().nullable()),
  confidence: fromTo(text),
  horizon: fromTo(text),
});

/** How the likelihoods of one of the two read. */
const readingDto = z.object({ scale: z.string(), wording: text, ranges: z.enum(['printed', 'hidden']).nullable() });

export const diffDto = z.object({
  /** The hashes of what was compared. */
  sha256: fromTo(z.string()),
  reading: fromTo(readingDto),
  blocks: z.array(blockDiffDto).readonly(),
  judgments: z.array(judgmentDiffDto).readonly(),
  /** The numbers of blocks in the later one, or in the earlier one where they are gone from it, by id: what links name. */
  labels: z.record(z.string(), z.string()),
  /** What judgments and alternatives carry, by id. */
  likelihoods: z.record(z.string(), fromTo(text)),
  /** What each must be handled as; empty where it has no marks. */
  banner: fromTo(z.string()),
  /** Who wrote in the draft between the two; left out where that is not told. */
  people: z.array(person).readonly().optional(),
  /** Who of them changed a block, by its id, as far as it can be told. */
  by: z.record(z.string(), z.array(z.string()).readonly()).optional(),
});
export type DiffDto = z.output<typeof diffDto>;
export type BlockDiffDto = z.output<typeof blockDiffDto>;
export type JudgmentDiffDto = z.output<typeof judgmentDiffDto>;
export type WordPartDto = z.output<typeof wordPart>;

/** What the caller has last read of an assessment, and what has changed since. */
export const readMarkDto = z.object({
  /** Null: never marked. */
  at: instant.nullable(),
  sha256: text,
  /** Blocks of the paper that others changed, added, moved or removed since; 0 where only the caller wrote. */
  changes: z.number().int(),
  /** Others who wrote since. */
  by: z.array(person).readonly(),
});
export type ReadMarkDto = z.output<typeof readMarkDto>;
