/** Which rooms of a run are for what. */
export type RoomsOfRun = {
  /** All of them. */
  readonly count: number;
  /** Rooms 0 to `small - 1` hold a few blocks. In the first `typed` of them people type. */
  readonly small: number;
  readonly typed: number;
  /** From here on ten rooms with a purpose of their own. */
  readonly spare: number;
  /** Small drafts in which nobody types: what one of them costs is not what was typed into it. */
  readonly untouched: readonly number[];
  /** Two waves of drafts that are opened and left. */
  readonly waves: readonly [readonly number[], readonly number[]];
  /** These hold the large draft. */
  readonly large: readonly number[];
};

const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, n) => from + n);

export function roomsOf(isQuick: boolean): RoomsOfRun {
  const typed = isQuick ? 300 : 400;
  const untouched = range(typed + 10, isQuick ? 120 : 200);
  const wave = isQuick ? 100 : 500;
  const small = Math.max(typed + 10 + untouched.length, 2 * wave);
  const large = range(small, 30);
  return {
    count: small + large.length,
    small,
    typed,
    spare: typed,
    untouched,
    waves: [range(0, wave), range(wave, wave)],
    large,
  };
}
