import { z } from 'zod';
import { topics } from '../../lib/protocol/messages.ts';

const bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));
const seq = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt);
const clientId = z.number().int().nonnegative();
const person = z.object({ id: z.string(), name: z.string(), color: z.string(), hue: z.number() }).readonly();

/** What nodes tell each other. Everything here can be read in the database, but for who is where and how fast they notice. */
const message = z.discriminatedUnion('kind', [
  /** Rows were committed; `update` is null where it is too long to be carried: then it is read in the database. */
  z.object({
    kind: z.literal('rows'),
    rows: z.array(z.object({ assessmentId: z.string(), seq, update: bytes.nullable() })),
  }),
  /** A draft was folded: it has another snapshot now. */
  z.object({ kind: z.literal('folded'), assessmentId: z.string() }),
  /** Who is in a draft, what they show (an awareness update; null: nothing new) and what they write under. */
  z.object({
    kind: z.literal('here'),
    assessmentId: z.string(),
    sessions: z.array(
      z.object({ id: z.string(), user: person, presence: bytes.nullable(), writesUnder: z.array(clientId) }),
    ),
  }),
  z.object({ kind: z.literal('left'), assessmentId: z.string(), ids: z.array(z.string()) }),
  /** Tell me who is in this draft; null: in any. */
  z.object({ kind: z.literal('ask'), assessmentId: z.string().nullable() }),
  /** Somebody's rights changed: on a draft (`userId` null: everybody's), or everywhere (`assessmentId` null). */
  z.object({ kind: z.literal('rights'), assessmentId: z.string().nullable(), userId: z.string().nullable() }),
  /** What is kept beside a draft has changed; null: beside all. */
  z.object({ kind: z.literal('news'), assessmentId: z.string().nullable(), topic: z.enum(topics) }),
  /** Somebody tried to sign in. */
  z.object({ kind: z.literal('sign-in'), isFailed: z.boolean(), account: z.string(), address: z.string() }),
  /** This node goes. */
  z.object({ kind: z.literal('bye') }),
]);

/** What one node tells the others at once; nothing: that it is alive. */
const envelope = z.object({ node: z.string(), messages: z.array(message) });

/** A message as it is told: bytes as base64, numbers of rows as decimal strings. */
export type ToldMessage = z.input<typeof message>;
/** A message as it is heard. */
export type NodeMessage = z.output<typeof message>;

/** Longest update that the bell carries, bytes. */
export const maxCarriedBytes = 64 * 1024;

/** Bytes as they are told. */
export const toldBytes = (update: Uint8Array): string => Buffer.from(update).toString('base64');

/** As text. */
export function writeEnvelope(told: z.input<typeof envelope>): string {
  return JSON.stringify(told);
}

/** Null when it is not one of ours. */
export function readEnvelope(text: string): z.output<typeof envelope> | null {
  try {
    const read = envelope.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
