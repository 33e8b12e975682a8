import { unreachable } from '../result.ts';

/** A draft that was not written in for this long has a version made of it, ms. */
export const versionAfterQuietMs = 10 * 60 * 1000;
/** When the last who may write leaves, one is made unless the newest is younger than this, ms; the quiet has it then. */
export const versionEveryMs = 10 * 60 * 1000;
/** Why it is asked whether a version is due: the draft is quiet or was opened, those who may write have left, they write without a pause. */
export type Occasion = 'quiet' | 'left' | 'long';

/** While people write without such a pause, at least this often, ms, */
export const versionAtLongestMs = 60 * 60 * 1000;
/** at a moment when nobody has written for this long, ms. */
export const breathMs = 5_000;

/** As much of a draft and its versions as it takes to tell whether one is due. All times in ms since the epoch. */
export type Unkept = {
  readonly now: number;
  /** When something was last written; null: never. */
  readonly writtenMs: number | null;
  /** The newest version: when it was made, and when the draft began to be read for it. */
  readonly newest: { readonly madeMs: number; readonly readMs: number } | null;
  readonly occasion: Occasion;
};

/** Whether a version is to be made of a draft without anybody asking for it. */
export function isVersionDue({ now, writtenMs, newest, occasion }: Unkept): boolean {
  if (writtenMs === null || (newest !== null && writtenMs < newest.readMs)) return false;
  const [quietMs, ageMs] = [now - writtenMs, newest === null ? Infinity : now - newest.madeMs];
  if (quietMs >= versionAfterQuietMs) return true;
  switch (occasion) {
    case 'quiet':
      return false;
    case 'left':
      return ageMs >= versionEveryMs;
    case 'long':
      return ageMs >= versionAtLongestMs && quietMs >= breathMs;
    default:
      return unreachable(occasion);
  }
}

/** An automatic version, as far as it matters for whether it stays. */
export type AutoVersion = { readonly number: number; readonly createdAt: Date; readonly note: string };

/** So many of the newest automatic versions stay; */
const newestKept = 100;
/** of older ones the last of each day, for so many days; */
const daysKept = 100;
/** and of those that hold what a restore replaced, so many of the newest. */
const replacedKept = 100;

/**
 * The automatic versions that go, so that they stay bounded: those that somebody made, that a round or a publication names, are
 * not among them.
 *
 * @param autos Newest first.
 */
export function versionsToLetGo(autos: readonly AutoVersion[]): readonly number[] {
  const [replaced, plain] = [autos.filter(({ note }) => note !== ''), autos.filter(({ note }) => note === '')];
  const days = new Set<string>();
  const gone = plain.slice(newestKept).filter(({ createdAt }) => {
    const day = createdAt.toISOString().slice(0, 10);
    if (days.has(day) || days.size >= daysKept) return true;
    days.add(day);
    return false;
  });
  return [...gone, ...replaced.slice(replacedKept)].map(({ number }) => number);
}
