/** Fewer numbers than this are no several people's: the one would be shown as everybody's. */
export const leastToReveal = 2;

/** Whether so many estimates may be revealed; else the sentence that says how few there are. */
export function revealRefusal(given: number): string | null {
  if (given >= leastToReveal) return null;
  const have = given === 0 ? 'Nobody has given an estimate yet' : 'Only one person has given an estimate';
  return `${have}: a reveal needs at least ${leastToReveal}.`;
}
