import { z } from 'zod';

/** A part of a text as it is printed: words, or a token of the draft (a likelihood, a citation) that stays one thing. */
const piece = z.union([
  z.strictObject({ text: z.string(), looks: z.array(z.string()).readonly() }),
  z.strictObject({ token: z.string() }),
]);
export type Piece = z.output<typeof piece>;

const scratch = z.strictObject({ blockId: z.string(), base: z.string(), pieces: z.array(piece).readonly() });

/**
 * Other words for one text block, not sent yet: what was read there when it was begun, and what is to stand there.
 * It knows nothing of the draft, so that neither others' edits nor another grammar can take it away.
 */
export type Scratch = z.output<typeof scratch>;

/** Most blocks with unsent words that a device keeps of one draft. */
const mostKept = 100;

/** The words of pieces, as they are printed. */
export function wordsOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((each) => ('token' in each ? each.token : each.text)).join('');
}

/** Whether anything is suggested. */
export function isChanged({ base, pieces }: Scratch): boolean {
  return wordsOfPieces(pieces) !== base;
}

/** Name of the device's setting that keeps them. */
export const scratchesName = (userId: string, assessmentId: string): string => `suggesting:${userId}:${assessmentId}`;

/** What was kept; nothing where it cannot be read. */
export function readScratches(kept: string | null): readonly Scratch[] {
  if (kept === null || kept === '') return [];
  try {
    const read = z.array(scratch).safeParse(JSON.parse(kept));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/**
 * What a page leaves on the device: its own, and beside them what another tab keeps there; not what was here and is gone.
 */
export function mergedScratches(
  kept: readonly Scratch[],
  own: ReadonlyMap<string, Scratch>,
  wereHere: ReadonlySet<string>,
): readonly Scratch[] {
  return [...kept.filter(({ blockId }) => !own.has(blockId) && !wereHere.has(blockId)), ...own.values()];
}

/** What is kept of them: those that suggest something. */
export function writeScratches(scratches: Iterable<Scratch>): string {
  const changed = [...scratches].filter(isChanged).slice(0, mostKept);
  return changed.length === 0 ? '' : JSON.stringify(changed);
}
