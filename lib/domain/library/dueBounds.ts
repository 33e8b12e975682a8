const dayMs = 24 * 60 * 60 * 1000;
/** What "soon" reaches to, days from now. */
export const soonDays = 7;

/** Which instants a due filter means: from (inclusive) to (exclusive), null without that bound; `none`: no due date. */
export function dueBounds(
  due: 'late' | 'soon' | 'none',
  now: Date,
): 'none' | { readonly from: Date | null; readonly to: Date | null } {
  if (due === 'none') return 'none';
  return due === 'late' ? { from: null, to: now } : { from: now, to: new Date(now.getTime() + soonDays * dayMs) };
}
