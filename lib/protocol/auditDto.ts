import { z } from 'zod';
import { instant } from './fields.ts';

/** One row of the audit log; `hash` covers all other fields and `prevHash`. */
export const auditRowDto = z.object({
  seq: z.number().int(),
  at: instant,
  actorId: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditRowDto = z.output<typeof auditRowDto>;

/** Whether the chain holds over all rows; `brokenAt` is the first `seq` that does not fit. */
export const auditVerificationDto = z.object({
  ok: z.boolean(),
  rows: z.number().int(),
  brokenAt: z.number().int().nullable(),
});
export type AuditVerificationDto = z.output<typeof auditVerificationDto>;

export const auditQuery = z.strictObject({
  since: z.coerce
    .number('Expected since as a row number.')
    .int('Expected since as a row number.')
    .min(0, 'Expected since as a row number, 0 or above.')
    .default(0)
    .meta({ description: 'rows after this number; 0: from the beginning' }),
});
export type AuditQuery = z.output<typeof auditQuery>;
