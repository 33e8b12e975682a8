import { markIn } from './banner.ts';
import type { MarkingSystemId } from './markingSystems.ts';
import { rollUp } from './rollUp.ts';

/** What a mark means as it is being written: its banner form, and what is wrong or doubtful. Nothing is refused (MR3). */
export type MarkReading = {
  /** As it is kept: in portion form where it can be read, else as written. */
  readonly portion: string;
  /** As a banner says it; null where it cannot be read. */
  readonly banner: string | null;
  readonly warnings: readonly string[];
};

/** Reads a mark while it is written. Empty text reads as no mark. */
export function explainMark(system: MarkingSystemId, text: string): MarkReading {
  const written = text.trim().replace(/\s+/gu, ' ');
  if (written === '') return { portion: '', banner: null, warnings: [] };
  const read = markIn(system, written);
  const { problems } = rollUp(system, [written]);
  const unread = read === null ? ['It is kept as it stands and does not count for the banner.'] : [];
  return {
    portion: read?.portion ?? written,
    banner: read?.banner ?? null,
    warnings: [...problems.map(({ message }) => message), ...unread],
  };
}
