import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import type { DeskSnapshot } from './ThreadDesk.ts';

/** What the list can be narrowed to. */
export const threadFilters = ['open', 'mine', 'blocking', 'suggestions', 'detached', 'resolved'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export const filterWords: Readonly<Record<ThreadFilter, string>> = {
  open: 'Open',
  mine: 'Mine, open',
  blocking: 'Blocking, open',
  suggestions: 'Suggestions, open',
  detached: 'Detached',
  resolved: 'Resolved',
};

/** Mine is what one opened, took part in, or is mentioned in. */
export function isShown(thread: ThreadDto, filter: ThreadFilter, desk: DeskSnapshot, userId: string): boolean {
  const isOpen = thread.status === 'open';
  switch (filter) {
    case 'open':
      return isOpen;
    case 'mine':
      return (
        isOpen && thread.comments.some(({ author, mentions }) => author.userId === userId || mentions.includes(userId))
      );
    case 'blocking':
      return isOpen && thread.blocking;
    case 'suggestions':
      return isOpen && thread.suggestion?.state === 'open';
    case 'detached':
      return isOpen && !desk.places.has(thread.id);
    case 'resolved':
      return !isOpen;
  }
}

export type ThreadOrder = 'place' | 'newest';

/** In the order of the text, those without a place after all others; or by the latest change. */
export function inOrder(
  threads: readonly ThreadDto[],
  order: ThreadOrder,
  { places }: Pick<DeskSnapshot, 'places'>,
): readonly ThreadDto[] {
  const at = ({ id }: ThreadDto): number => places.get(id)?.from ?? Number.POSITIVE_INFINITY;
  const byTime = (a: ThreadDto, b: ThreadDto): number =>
    a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0;
  if (order === 'newest') return threads.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  return threads.toSorted((a, b) => {
    const [one, other] = [at(a), at(b)];
    return one === other ? byTime(a, b) : one - other;
  });
}

export const fieldWords = { likelihood: 'Likelihood', confidence: 'Confidence', horizon: 'Horizon' } as const;

const decidedWords = { open: '', accepted: 'Accepted', rejected: 'Rejected', withdrawn: 'Withdrawn' } as const;

/** "Accepted by Ana." */
export function decidedSentence({ state, decidedBy }: NonNullable<ThreadDto['suggestion']>): string {
  return state === 'open' ? '' : `${decidedWords[state]} by ${decidedBy ?? 'somebody'}.`;
}
