import { z } from 'zod';
import { suggestedFields } from '@/lib/domain/threads/suggestion.ts';
import { anchorInput } from '@/lib/protocol/threadsDto.ts';
import type { NewThread } from './threadsClient.ts';

/** A comment that is being written, as this device keeps it. */
const unsent = z.object({
  anchor: anchorInput,
  body: z.string(),
  blocking: z.boolean(),
  suggests: z.enum(['nothing', 'words', ...suggestedFields]),
  words: z.string(),
  value: z.string(),
});
export type Unsent = z.output<typeof unsent>;

/** Name of the device's setting that keeps it. */
export const unsentName = (userId: string, assessmentId: string): string => `comment:${userId}:new:${assessmentId}`;

/** What was kept; null where nothing was, or what is no comment. */
export function readUnsent(kept: string): Unsent | null {
  if (kept === '') return null;
  try {
    const read = unsent.safeParse(JSON.parse(kept));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** A comment on an anchor, before a word of it is written. */
export function unsentOn(anchor: Unsent['anchor']): Unsent {
  return { anchor, body: '', blocking: false, suggests: 'nothing', words: anchor.quote, value: '' };
}

/** The comment as it is sent; null where there is nothing to send. */
export function threadOf({ anchor, body, blocking, suggests, words, value }: Unsent): NewThread | null {
  switch (suggests) {
    case 'nothing':
      return body.trim() === '' ? null : { anchor, body, blocking };
    case 'words':
      return words === anchor.quote ? null : { anchor, body, blocking, suggestion: { replacement: words } };
    case 'likelihood':
    case 'confidence':
    case 'horizon':
      return value === '' ? null : { anchor, body, blocking, suggestion: { field: suggests, value } };
  }
}
