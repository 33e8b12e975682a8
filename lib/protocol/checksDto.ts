import { z } from 'zod';

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
});
export type FindingDto = z.output<typeof findingDto>;

/** All findings of a live draft, in reading order, and how many there are of each weight. */
export const checksDto = z.object({
  findings: z.array(findingDto).readonly(),
  counts: z.object({ error: count, warning: count, info: count, gate: count }),
});
export type ChecksDto = z.output<typeof checksDto>;
