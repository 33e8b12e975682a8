/** How long what happens in one assessment is gathered before it is mailed, ms (NT1). */
export const gatherMs = 10 * 60_000;

/** How long before an answer is due somebody is reminded of it, ms (NT5). */
export const remindMs = 24 * 3_600_000;

/** Pauses before a mail that was refused is tried again, ms (NT2); after the last one it is given up. */
const pausesMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 12 * 3_600_000] as const;

/** When a mail that has been refused `attempts` times (1 or more) is tried again; null: it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const pause = pausesMs[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
