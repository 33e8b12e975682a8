import type { FullRound, SeatRecord, TextOfVersion } from './RoundStore.ts';

/** The text that somebody's answer in a round is for, before it is given: the pinned one, or the later one they moved to. */
export function textOfSeat(
  { contentHash, versionNumber }: Pick<FullRound, 'contentHash' | 'versionNumber'>,
  seat: Pick<SeatRecord, 'moved'> | undefined,
): TextOfVersion {
  return seat?.moved ?? { contentHash, versionNumber };
}
