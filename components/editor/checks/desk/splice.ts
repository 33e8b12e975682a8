/** How one list becomes another: at `at`, `removed` entries give way to `added`. */
export type Splice<T> = { readonly at: number; readonly removed: number; readonly added: readonly T[] };

/** The smallest single splice from one list to another; null where they are alike. */
export function spliceOf<T>(from: readonly T[], to: readonly T[], isSame: (a: T, b: T) => boolean): Splice<T> | null {
  const most = Math.min(from.length, to.length);
  let at = 0;
  while (at < most && isSame(from[at] as T, to[at] as T)) at += 1;
  let kept = 0;
  while (kept < most - at && isSame(from.at(-1 - kept) as T, to.at(-1 - kept) as T)) kept += 1;
  const removed = from.length - at - kept;
  const added = to.slice(at, to.length - kept);
  return removed === 0 && added.length === 0 ? null : { at, removed, added };
}

/** The list after a splice. */
export function spliced<T>(list: readonly T[], { at, removed, added }: Splice<T>): readonly T[] {
  return [...list.slice(0, at), ...added, ...list.slice(at + removed)];
}
