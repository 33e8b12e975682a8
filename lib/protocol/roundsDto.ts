import { z } from 'zod';
import { answers, decisions, responses, roundKinds } from '../domain/review/answers.ts';
import { roundStates } from '../domain/review/roundState.ts';
import { lenses } from '../domain/review/scope.ts';
import { stalePolicies } from '../domain/review/staleBlocks.ts';
import { dueField } from './assessmentDto.ts';
import { idField, instant, lineField, pageOf } from './fields.ts';

/** Most people that one round may ask. */
export const maxReviewers = 50;
/** Longest note, summary or reason, UTF-16 units. */
export const maxReviewText = 4_000;

const person = z.object({ userId: z.string(), name: z.string() });

const scope = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('whole') }),
    z.strictObject({
      kind: z.literal('sections'),
      sections: z
        .array(z.string().min(1).max(100), 'Expected scope.sections as ids of sections.')
        .min(1, 'Expected at least one section.')
        .max(100, 'Expected at most 100 sections.')
        .readonly(),
    }),
    z.strictObject({
      kind: z.literal('lens'),
      lens: z.enum(lenses, `Expected scope.lens as one of: ${lenses.join(', ')}.`),
    }),
  ],
  'Expected scope.kind as whole, sections or lens.',
);

/** A dissent as it is shown: `withdrawnAt` null where it stands. */
export const dissentDto = z.object({
  id: z.string(),
  roundId: z.string(),
  author: person,
  /** Whom the author answered for in coordination. */
  organisation: z.string().nullable(),
  /** Block id of the judgment. */
  judgmentId: z.string(),
  likelihood: z.string().nullable(),
  reason: z.string(),
  at: instant,
  withdrawnAt: instant.nullable(),
});
export type DissentDto = z.output<typeof dissentDto>;

const seatDto = person.extend({
  hue: z.number().int(),
  organisation: z.string().nullable(),
  hasAnswered: z.boolean(),
  /** There is an answer, which the caller may see once they have given their own. */
  isHidden: z.boolean(),
  /** In coordination: the due date passed without an answer. */
  isSilent: z.boolean(),
  given: z
    .object({
      answer: z.enum(answers),
      /** The text the answer is for, and the version that holds it. */
      contentHash: z.string(),
      version: z.number().int(),
      summary: z.string(),
      at: instant,
      confirmedAt: instant.nullable(),
    })
    .nullable(),
  /** An administrator let this person approve work of their own. */
  excused: z.object({ by: z.string(), reason: z.string() }).nullable(),
});
export type SeatDto = z.output<typeof seatDto>;

/** A round of review, or of coordination, as the caller may see it. */
export const roundDto = z.object({
  id: z.string(),
  assessmentId: z.string(),
  number: z.number().int(),
  kind: z.enum(roundKinds),
  state: z.enum(roundStates),
  contentHash: z.string(),
  /** Number of the version that holds the pinned text. */
  version: z.number().int(),
  scope,
  note: z.string(),
  dueAt: instant.nullable(),
  stalePolicy: z.enum(stalePolicies),
  isOwnWorkBarred: z.boolean(),
  askedBy: person,
  askedAt: instant,
  closed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  seats: z.array(seatDto).readonly(),
  dissents: z.array(dissentDto).readonly(),
});
export type RoundDto = z.output<typeof roundDto>;
export const roundPageDto = pageOf(roundDto);

const change = z.object({
  blockId: z.string(),
  change: z.enum(['added', 'removed', 'moved', 'edited']),
  /** Its number, or its first words where it has none. */
  name: z.string(),
});
/** A frozen text, and the version that holds it. */
const textOfVersion = z.object({ contentHash: z.string(), version: z.number().int() });

/** A round with what has become of its text since. */
export const roundDetailDto = roundDto.extend({
  draft: z.object({
    contentHash: z.string(),
    /** Blocks of the draft that differ from the pinned text, or from the later one that the caller's review was moved to. */
    changed: z.array(change).readonly(),
  }),
  /** Approvals that no longer hold, each with the blocks that changed since. */
  stale: z.array(z.object({ userId: z.string(), blocks: z.array(change).readonly() })).readonly(),
  /** The text that the round before this one had pinned; null: there is none. */
  previous: z.object({ round: z.number().int(), version: z.number().int() }).nullable(),
  /** What the caller may do here. `since`: the version they last answered on, in an earlier round. */
  mine: z.object({
    hasSeat: z.boolean(),
    mayAnswer: z.boolean(),
    /** Their own work: they may not approve. */
    isBarred: z.boolean(),
    since: z.object({ round: z.number().int(), version: z.number().int(), at: instant }).nullable(),
    /** What their answer is for: the pinned text, or the later one that their review was moved to. */
    text: textOfVersion,
    /** The changed blocks they have read, by id, each with what the change was then. */
    reads: z.record(z.string(), z.string()),
    /** An administrator who may let others approve work of their own. */
    mayExcuse: z.boolean(),
  }),
});
export type RoundDetailDto = z.output<typeof roundDetailDto>;

const hashField = z
  .string('Expected contentHash as a SHA-256 in hex.')
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/u, 'Expected contentHash as a SHA-256 in hex.');
const textField = (what: string) =>
  z
    .string(`Expected ${what} as a text.`)
    .trim()
    .max(maxReviewText, `Expected ${what} of at most ${maxReviewText} characters.`)
    .refine((value) => !value.includes('\0'), `Expected ${what} without NUL.`);
const reasonField = textField('a reason').min(1, 'Expected a reason, at least one character.');

export const requestRoundInput = z.strictObject({
  kind: z.enum(roundKinds, `Expected kind as one of: ${roundKinds.join(', ')}.`).default('team_review'),
  reviewers: z
    .array(idField, 'Expected reviewers as ids of people.')
    .min(1, 'Expected at least one reviewer.')
    .max(maxReviewers, `Expected at most ${maxReviewers} reviewers.`)
    .refine((ids) => new Set(ids).size === ids.length, 'Expected every reviewer once.')
    .readonly(),
  organisations: z
    .record(idField, lineField('an organisation', 120))
    .optional()
    .meta({ description: 'for coordination: whom each reviewer answers for, by their id' }),
  contentHash: hashField,
  scope: scope.default({ kind: 'whole' }),
  dueAt: dueField.optional(),
  note: textField('note').default(''),
});
export type RequestRoundInput = z.output<typeof requestRoundInput>;

const dissents = z
  .array(
    z.strictObject({
      judgmentId: z.string('Expected judgmentId as the id of a judgment.').min(1).max(100),
      likelihood: z.string().trim().min(1).max(64).nullish(),
      reason: reasonField,
    }),
    'Expected dissents as a list.',
  )
  .max(50, 'Expected at most 50 dissents.')
  .readonly()
  .default([]);

export const decideRoundInput = z.strictObject({
  decision: z.enum(decisions, `Expected decision as one of: ${decisions.join(', ')}.`),
  contentHash: hashField,
  summary: textField('summary').default(''),
  dissents,
});
export type DecideRoundInput = z.output<typeof decideRoundInput>;

export const respondInput = z.strictObject({
  response: z.enum(responses, `Expected response as one of: ${responses.join(', ')}.`),
  contentHash: hashField,
  summary: textField('summary').default(''),
  dissents,
});
export type RespondInput = z.output<typeof respondInput>;

export const confirmInput = z.strictObject({ contentHash: hashField });
export const moveReviewInput = z.strictObject({ contentHash: hashField });

/** Most changed blocks that one reviewer's ticks are kept for. */
export const maxReads = 5_000;
const blockField = z.string('Expected the id of a block.').min(1).max(100);
export const readChangesInput = z.strictObject({
  reads: z
    .record(
      blockField,
      z
        .string('Expected what the change was as a short text, or null.')
        .regex(/^[0-9a-z]{1,32}$/u, 'Expected what the change was as a short text, or null.')
        .nullable(),
      'Expected reads by the ids of blocks.',
    )
    .refine((reads) => Object.keys(reads).length <= 500, 'Expected at most 500 blocks at once.'),
});
export type ReadChangesInput = z.output<typeof readChangesInput>;
export const readChangesDto = z.object({ reads: z.record(z.string(), z.string()) });
export type ReadChangesDto = z.output<typeof readChangesDto>;
export const closeRoundInput = z.strictObject({ reason: reasonField });
export const excuseInput = z.strictObject({ userId: idField, reason: reasonField });

export const reviewPolicyDto = z.object({ stalePolicy: z.enum(stalePolicies), isOwnWorkBarred: z.boolean() });
export type ReviewPolicyDto = z.output<typeof reviewPolicyDto>;
export const reviewPolicyInput = z.strictObject({
  stalePolicy: z.enum(stalePolicies, `Expected stalePolicy as one of: ${stalePolicies.join(', ')}.`),
  isOwnWorkBarred: z.boolean('Expected isOwnWorkBarred as true or false.'),
});
