import type { Results } from '../results.ts';
import { coldOpenLines, diffLines, killLines, memoryLines, stormLines } from './judgeDrafts.ts';
import { acknowledgementLines, manyDraftsLines, propagationLines } from './judgeMessages.ts';
import type { Line } from './Line.ts';

/** The outcome, line by line, each with its goal where it has one. */
export function judge(results: Results): readonly Line[] {
  return [
    propagationLines,
    manyDraftsLines,
    acknowledgementLines,
    coldOpenLines,
    memoryLines,
    killLines,
    stormLines,
    diffLines,
  ].flatMap((linesOf) => linesOf(results));
}
