import { z } from 'zod';
import { checkTable } from '../domain/tradecraft/checkTable.ts';
import { baseProfileIds } from '../domain/tradecraft/profiles.ts';
import { changeFactsDto } from './changeStatementDto.ts';
import { instant, pageOf, pageQuery } from './fields.ts';

const count = z.number().int();

/** Something a check found; see `docs/checks.md` for all checks. */
export const findingDto = z.object({
  checkId: z.string(),
  /** The same as long as the block says the same there, whatever is edited elsewhere. */
  fingerprint: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  /** Whether it keeps the paper from being published. */
  gate: z.boolean(),
  /** Null: about the whole paper. */
  blockId: z.string().nullable(),
  /** UTF-16 offsets in the text of that block; both 0: the block as such. */
  from: count,
  to: count,
  quote: z.string(),
  message: z.string(),
  standard: z.string(),
  /** Set aside by somebody; absent where it stands open. */
  waived: z.object({ reason: z.string(), by: z.string(), at: instant }).optional(),
});
export type FindingDto = z.output<typeof findingDto>;

const runnable = checkTable.map(({ id }) => id);
const checkIds = z
  .array(
    z.enum(runnable, 'Expected ids of checks that run, as in docs/checks.md.'),
    'Expected a list of ids of checks.',
  )
  .max(runnable.length);
const baseId = z.enum(baseProfileIds, `Expected base as one of: ${baseProfileIds.join(', ')}.`);

/** Which checks a paper uses: a shipped profile, and what its owners have switched against it. */
export const checkProfileDto = z.object({ base: baseId, on: z.array(z.string()), off: z.array(z.string()) });
export type CheckProfileDto = z.output<typeof checkProfileDto>;

export const checkProfileInput = z
  .strictObject({
    /** Left out: stays as it is. */
    base: baseId.optional(),
    on: checkIds,
    off: checkIds,
  })
  .refine(({ on, off }) => !on.some((id) => off.includes(id)), 'Expected no check both on and off.');
export type CheckProfileInput = z.output<typeof checkProfileInput>;

/** All findings of a live draft, in reading order, and how many of each weight stand open. */
export const checksDto = z.object({
  findings: z.array(findingDto).readonly(),
  /** Which checks were run. */
  profile: checkProfileDto,
  counts: z.object({ error: count, warning: count, info: count, gate: count, waived: count }),
});
export type ChecksDto = z.output<typeof checksDto>;

/** What the checks must know of a paper's review: none of it stands in the text. */
export const reviewFactsDto = z.object({
  /** Blocks of open comments that hold publication up, and of suggestions that nobody has decided. */
  openThreads: z.array(z.string().nullable()).readonly(),
  pendingSuggestions: z.array(z.string().nullable()).readonly(),
  /** Organisations that were asked to coordinate and have not answered. */
  awaited: z.array(z.object({ organisation: z.string(), isLate: z.boolean() })).readonly(),
  /** Organisations that do not concur, without a dissent that stands. */
  withoutDissent: z.array(z.string()).readonly(),
  /** People whose approval is of work of their own, and why that was let. */
  ownApprovals: z.array(z.object({ name: z.string(), reason: z.string().nullable() })).readonly(),
  /** What the judgments are compared with, and what was said of their changes. */
  change: changeFactsDto.nullable(),
});
export type ReviewFactsDto = z.output<typeof reviewFactsDto>;

/** Longest reason, UTF-16 units. */
const maxReasonLength = 2_000;

export const waiveInput = z.strictObject({
  fingerprint: z.string('Expected fingerprint as a string.').min(1).max(500),
  reason: z
    .string('Expected reason as a string.')
    .trim()
    .min(3, 'Expected a reason: others will read it.')
    .max(maxReasonLength, `Expected a reason of at most ${maxReasonLength} characters.`),
});
export type WaiveInput = z.output<typeof waiveInput>;

export const undoWaiverInput = waiveInput.pick({ fingerprint: true });
export type UndoWaiverInput = z.output<typeof undoWaiverInput>;

/** One entry of the record of waivers; `undoneAt` null: it stands. */
export const waiverDto = z.object({
  fingerprint: z.string(),
  checkId: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  undoneBy: z.string().nullable(),
  undoneAt: instant.nullable(),
});
export type WaiverDto = z.output<typeof waiverDto>;

export const waiverPageDto = pageOf(waiverDto);
export const waiverListQuery = pageQuery;
