import { z } from 'zod';

/** The kinds of error that an answer may carry. */
export const errorKinds = [
  'invalid-input',
  'sign-in',
  'forbidden',
  'not-found',
  'draft-moved',
  'already-decided',
  'stale-approval',
  'conflict',
  'too-large',
  'gate-failed',
  'too-many',
  'unavailable',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** How every error of the API looks. */
export const errorDto = z.object({
  error: z.object({
    kind: z.enum(errorKinds),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ErrorDto = z.output<typeof errorDto>;
