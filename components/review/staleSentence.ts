import type { RoundHere } from './useRounds.ts';

/** "The approval of Rev is stale: 3 blocks changed since." */
export function staleSentence(round: RoundHere, { userId, blocks }: RoundHere['stale'][number]): string {
  const name = round.seats.find((seat) => seat.userId === userId)?.name ?? 'somebody';
  return `The approval of ${name} is stale: ${blocks.length === 1 ? '1 block' : `${blocks.length} blocks`} changed since.`;
}
