import { z } from 'zod';

/** An id of ours as it travels: a UUID, lower case. */
export const idField = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Expected an id (a UUID).');

/** An e-mail address; stored and compared in lower case. */
export const emailField = z
  .string('Expected an e-mail address.')
  .trim()
  .toLowerCase()
  .max(254, 'Expected an e-mail address of at most 254 characters.')
  .regex(z.regexes.email, 'Expected an e-mail address such as ana@example.org.');

const controlCharacter = /\p{Cc}/u;

/** One line of text for people to read: trimmed, 1 to `max` UTF-16 units, no control characters. */
export const lineField = (what: string, max: number): z.ZodString =>
  z
    .string(`Expected ${what}.`)
    .trim()
    .min(1, `Expected ${what}, at least one character.`)
    .max(max, `Expected ${what} of at most ${max} characters.`)
    .refine((value) => !controlCharacter.test(value), `Expected ${what} on one line, without control characters.`);

export const minPasswordCharacters = 12;
export const maxPasswordBytes = 1024;

/** A new password: at least 12 characters (code points, so that an emoji is one), at most 1024 bytes as UTF-8. */
export const newPasswordField = z
  .string('Expected a password.')
  .refine(
    (value) => Array.from(value).length >= minPasswordCharacters,
    `Expected a password of at least ${minPasswordCharacters} characters.`,
  )
  .refine(
    (value) => new TextEncoder().encode(value).length <= maxPasswordBytes,
    `Expected a password of at most ${maxPasswordBytes} bytes.`,
  )
  .meta({ minLength: minPasswordCharacters, description: 'At least 12 characters, at most 1024 bytes.' });

/** A password somebody types to prove who they are: only bounded, never judged. */
export const givenPasswordField = z
  .string('Expected a password.')
  .min(1, 'Expected a password.')
  .max(4096, 'Too long.');

/** The secret part of a link that works once. */
export const linkSecretField = z.string('Expected the secret of a link.').min(1).max(128);

/** Which part of a list: `cursor` from the page before, `limit` at most 100. */
export const pageQuery = z.strictObject({
  cursor: z.string().min(1).max(512).optional().meta({ description: 'nextCursor of the page before' }),
  limit: z.coerce
    .number('Expected limit as a number from 1 to 100.')
    .int('Expected limit as a whole number from 1 to 100.')
    .min(1, 'Expected limit from 1 to 100.')
    .max(100, 'Expected limit from 1 to 100.')
    .default(50),
});
export type PageQuery = z.output<typeof pageQuery>;

/** A list's answer: `nextCursor` is null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).readonly(), nextCursor: z.string().nullable() });

/** An instant as ISO 8601 in UTC. */
export const instant = z.iso.datetime();
