import { z } from 'zod';
import { gates } from '../domain/publications/gates.ts';
import { publicationKinds } from '../domain/publications/publicationKinds.ts';
import { judgmentChanges } from '../domain/versions/judgmentChange.ts';
import { idField, instant, pageOf } from './fields.ts';

/** So many people may be named as an audience. */
const maxNamedReaders = 100;

/** Whom a publication is for, as it is sent. */
export const audienceField = z
  .union(
    [
      z.enum(['link', 'signed-in']),
      z.strictObject({
        userIds: z
          .array(idField)
          .min(1, 'Expected at least one reader.')
          .max(maxNamedReaders, `Expected at most ${maxNamedReaders} readers.`)
          .readonly(),
      }),
    ],
    'Expected audience as link, signed-in or {"userIds": [...]}.',
  )
  .meta({ description: 'Whoever has the address, whoever is signed in, or the people named.' });

/** Longest summary of changes and reason, UTF-16 units. */
export const maxPublicationText = 4_000;
const text = (what: string) =>
  z
    .string(`Expected ${what} as a string.`)
    .trim()
    .max(maxPublicationText, `Expected ${what} of at most ${maxPublicationText} characters.`)
    // The database refuses NUL.
    .refine((value) => !value.includes('\0'), `Expected ${what} without NUL characters.`);

export const publishInput = z.strictObject({
  contentHash: z
    .string('Expected contentHash as 64 hexadecimal digits.')
    .regex(/^[0-9a-f]{64}$/u, 'Expected contentHash as 64 hexadecimal digits.')
    .meta({ description: 'the text to be published, as ETag and sha256 name it' }),
  changeSummary: text('changeSummary').default(''),
  audience: audienceField.default('link'),
  kind: z.enum(publicationKinds, `Expected kind as one of: ${publicationKinds.join(', ')}.`),
  tell: z
    .boolean('Expected tell as true or false.')
    .default(true)
    .meta({ description: 'whether members and readers of the version before are told' }),
  supersede: z.boolean('Expected supersede as true or false.').default(false).meta({
    description:
      'whether the version before gets a notice that this one supersedes it, with the summary as its reason; its readers are then told in any case',
  }),
});
export type PublishInput = z.output<typeof publishInput>;

export const retractInput = z.strictObject({
  reason: text('reason').min(1, 'Expected a reason.'),
  replacedBy: z
    .union([z.int().positive(), idField], 'Expected replacedBy as the number or the id of a publication.')
    .nullish()
    .meta({ description: 'number or id of the publication that stands in its place' }),
});
export type RetractInput = z.output<typeof retractInput>;

export const supersedeInput = z.strictObject({
  reason: text('reason').min(1, 'Expected a reason.'),
  by: z
    .union([z.int().positive(), idField], 'Expected by as the number or the id of a later publication.')
    .meta({ description: 'number or id of the later publication that stands in its place' }),
});
export type SupersedeInput = z.output<typeof supersedeInput>;

/** A publication as its assessment's members see it. */
export const publicationDto = z.object({
  id: z.string(),
  assessmentId: z.string(),
  /** Counts the publications of the assessment from 1. */
  number: z.number().int(),
  slug: z.string(),
  /** Where it is read, and always will be. */
  url: z.string(),
  sha256: z.string(),
  kind: z.enum(publicationKinds),
  audience: audienceField,
  changeSummary: z.string(),
  publishedBy: z.string(),
  publishedAt: instant,
  /** How many people have opened it while signed in. */
  readers: z.number().int(),
  retracted: z
    .object({ at: instant, by: z.string(), reason: z.string(), replacedBy: z.number().int().nullable() })
    .nullable(),
  /** The notice by which a later one supersedes it; `number`: of that one. */
  superseded: z.object({ at: instant, by: z.string(), reason: z.string(), number: z.number().int() }).nullable(),
});
export type PublicationDto = z.output<typeof publicationDto>;
export const publicationPageDto = pageOf(publicationDto);

const gateFailureDto = z.object({
  gate: z.enum(gates),
  message: z.string(),
  /** Null: it is about the whole paper. */
  blockId: z.string().nullable(),
  /** The block's number, where it has one. */
  label: z.string(),
});
export type GateFailureDto = z.output<typeof gateFailureDto>;
const failures = z.array(gateFailureDto).readonly();

/** What stands between the live draft and its publication, and what publishing it would say. */
export const publishingDto = z.object({
  contentHash: z.string(),
  title: z.string(),
  reference: z.string(),
  slug: z.string(),
  /** The number that it would have. */
  number: z.number().int(),
  previous: z
    .object({
      number: z.number().int(),
      publishedAt: instant,
      readers: z.number().int(),
      /** Whether it is neither retracted nor superseded by a notice yet. */
      isStanding: z.boolean(),
    })
    .nullable(),
  /** Whether the newest standing publication says exactly this already. */
  isPublished: z.boolean(),
  kind: z.enum(publicationKinds),
  /** Why it is substantive; null: nothing of the analysis has changed, or it is the first. */
  because: z.string().nullable(),
  changeSummary: z.string(),
  round: z.object({ id: z.string(), number: z.number().int(), sha256: z.string() }).nullable(),
  /** Those who were asked, with what they answered, as stored. */
  asked: z
    .array(
      z.object({
        name: z.string(),
        answer: z.string().nullable(),
        /** Numbers of judgments. */
        dissentsOn: z.array(z.string()).readonly(),
        /** Why it is no approval of this text; null: it is one. `isStale`: it was one of another. */
        fault: z.string().nullable(),
        isStale: z.boolean(),
        changed: z.array(z.object({ blockId: z.string(), label: z.string() })).readonly(),
      }),
    )
    .readonly(),
  /** All that keeps the text back but its marks. */
  failures,
  /** What its marks keep back, by kind of audience. */
  marking: z.object({ link: failures, 'signed-in': failures, named: failures }),
  banner: z.string(),
  checks: z.object({ warnings: z.number().int(), waived: z.number().int() }),
  /** What is said of the judgments' changes since the version before, and what is still to be said. */
  statements: z.object({
    base: z.number().int().nullable(),
    /** Before the first: what is said of the paper as a whole; empty: nothing. */
    whole: z.string(),
    judgments: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          change: z.enum(judgmentChanges),
          isDue: z.boolean(),
          text: z.string(),
          by: z.string().nullable(),
          /** Whether it was written after the last approval: nobody who approved has read it. */
          isAfterApproval: z.boolean(),
        }),
      )
      .readonly(),
  }),
  /** Rounds that stay open when it is published. */
  openRounds: z
    .array(z.object({ number: z.number().int(), kind: z.enum(['review', 'coordination']), awaited: z.number().int() }))
    .readonly(),
  judgments: z.object({ count: z.number().int(), firstHorizon: z.string().nullable() }),
});
export type PublishingDto = z.output<typeof publishingDto>;

/** What has been published, and how far the draft has gone on since; `number` null: nothing. */
export const publishedStateDto = z.object({
  number: z.number().int().nullable(),
  isRetracted: z.boolean(),
  /** Blocks of the draft that differ from it. */
  changes: z.number().int(),
  /** Where the assessment stands, as stored. */
  status: z.string(),
});
export type PublishedStateDto = z.output<typeof publishedStateDto>;

/** The latest published version of a paper, for who may read it. */
export const publishedPaperDto = z.object({
  id: idField,
  assessmentId: idField,
  title: z.string().meta({ description: 'as it was published' }),
  reference: z.string(),
  number: z.int(),
  url: z.string(),
  publishedAt: instant,
  isRetracted: z.boolean(),
  isMember: z.boolean().meta({ description: 'whether the caller has a role on its assessment' }),
});
export type PublishedPaperDto = z.output<typeof publishedPaperDto>;
export const publishedPaperPageDto = pageOf(publishedPaperDto);
export type PublishedPaperPageDto = z.output<typeof publishedPaperPageDto>;
