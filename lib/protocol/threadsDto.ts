import { z } from 'zod';
import { maxQuoteLength } from '../domain/threads/anchor.ts';
import { suggestedFields, suggestionStates } from '../domain/threads/suggestion.ts';
import { idField, instant, pageOf, pageQuery } from './fields.ts';

const person = z.object({ userId: z.string(), name: z.string(), hue: z.number().int() });
const anchorStates = ['attached', 'moved', 'detached'] as const;

export const commentDto = z.object({
  id: z.string(),
  threadId: z.string(),
  author: person,
  /** Empty where it was deleted. */
  body: z.string(),
  /** Ids of the people it mentions. */
  mentions: z.array(z.string()).readonly(),
  /** Seen by its author only. */
  isPending: z.boolean(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});
export type CommentDto = z.output<typeof commentDto>;

export const suggestionDto = z.object({
  /** Null: other words for the quote. */
  field: z.enum(suggestedFields).nullable(),
  base: z.string().nullable(),
  replacement: z.string().nullable(),
  state: z.enum(suggestionStates),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
});
export type SuggestionDto = z.output<typeof suggestionDto>;

export const threadDto = z.object({
  id: z.string(),
  author: person,
  status: z.enum(['open', 'resolved']),
  /** Where its words are in the live draft now; null: not asked for, or the draft could not be read. */
  anchorState: z.enum(anchorStates).nullable(),
  anchor: z.object({
    blockId: z.string(),
    quote: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    /** Relative positions of both ends, as Yjs encodes them, in base64. */
    start: z.string().nullable(),
    end: z.string().nullable(),
  }),
  /** The words that stand there now, and in which block; null where it is detached or not asked for. */
  place: z.object({ blockId: z.string(), from: z.number().int(), to: z.number().int(), text: z.string() }).nullable(),
  blocking: z.boolean(),
  isPending: z.boolean(),
  roundId: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
  /** Who resolved or reopened it last. */
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  suggestion: suggestionDto.nullable(),
  comments: z.array(commentDto).readonly(),
});
export type ThreadDto = z.output<typeof threadDto>;
export const threadPageDto = pageOf(threadDto);

export const threadListQuery = pageQuery.extend({
  status: z.enum(['open', 'resolved'], 'Expected status as open or resolved.').optional(),
  /** Without places the draft is not read: for pages that have it open and look themselves. */
  places: z.enum(['draft', 'none'], 'Expected places as draft or none.').default('draft'),
});

const words = (what: string, max: number) =>
  z
    .string(`Expected ${what} as a string.`)
    .max(max, `Expected ${what} of at most ${max} characters.`)
    // The database refuses NUL.
    .refine((value) => !value.includes('\0'), `Expected ${what} without control characters.`);

/** Longest comment, UTF-16 units. */
export const maxCommentLength = 10_000;
/** Longest replacement, UTF-16 units. */
export const maxReplacementLength = 4_000;

const body = words('body', maxCommentLength).refine(
  (value) => value.trim() !== '',
  'Expected body, at least one character.',
);
const point = z
  .string('Expected a relative position in base64.')
  .max(400, 'Expected a relative position in base64.')
  .regex(/^[A-Za-z0-9+/]+=*$/u, 'Expected a relative position in base64.');

export const anchorInput = z.strictObject(
  {
    blockId: words('blockId', 100).min(1, 'Expected the id of a block.'),
    quote: words('quote', maxQuoteLength),
    prefix: words('prefix', 1_000).default(''),
    suffix: words('suffix', 1_000).default(''),
    start: point.optional(),
    end: point.optional(),
  },
  'Expected anchor as {blockId, quote, prefix?, suffix?}.',
);
export type AnchorInput = z.output<typeof anchorInput>;

const wording = z.strictObject({ replacement: words('replacement', maxReplacementLength) });
const fieldValue = z.strictObject({
  field: z.enum(suggestedFields, `Expected field as one of: ${suggestedFields.join(', ')}.`),
  value: words('value', 100).min(1, 'Expected value, or null.').nullable(),
});

export const openThreadInput = z
  .strictObject({
    anchor: anchorInput,
    body: words('body', maxCommentLength).default(''),
    blocking: z.boolean('Expected blocking as true or false.').default(false),
    suggestion: z.union([wording, fieldValue], 'Expected suggestion as {replacement} or {field, value}.').optional(),
    pending: z.boolean('Expected pending as true or false.').default(false),
    roundId: idField.optional(),
  })
  .refine(({ body: text, suggestion }) => text.trim() !== '' || suggestion !== undefined, {
    path: ['body'],
    message: 'Expected body, at least one character.',
  });
export type OpenThreadInput = z.output<typeof openThreadInput>;

export const replyInput = z.strictObject({
  body,
  pending: z.boolean('Expected pending as true or false.').default(false),
  roundId: idField.optional(),
});
export type ReplyInput = z.output<typeof replyInput>;

export const changeThreadInput = z
  .strictObject({
    status: z.enum(['open', 'resolved'], 'Expected status as open or resolved.').optional(),
    anchor: anchorInput.optional(),
    blocking: z.boolean('Expected blocking as true or false.').optional(),
  })
  .refine(
    (change) => Object.values(change).filter((value) => value !== undefined).length === 1,
    'Expected one of status, anchor and blocking.',
  );
export type ChangeThreadInput = z.output<typeof changeThreadInput>;

export const changeCommentInput = z.strictObject({ body });

/** What is accepted after a three-way view: `replacement` in place of `current`, which must stand there now. */
export const acceptInput = z.strictObject({
  instead: z
    .strictObject({
      current: words('current', maxReplacementLength),
      replacement: words('replacement', maxReplacementLength),
    })
    .optional(),
});
export type AcceptInput = z.output<typeof acceptInput>;
