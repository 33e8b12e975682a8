import type { EstimateStore, FullPoll } from '../../lib/commands/EstimateStore.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { memoryPage, newestFirst } from './memoryPage.ts';
import type { MemoryAccess, MemoryPoll, MemoryState } from './memoryState.ts';

/** Polls of point estimates, in memory. */
export function memoryEstimates(access: MemoryAccess): EstimateStore {
  const of = (state: MemoryState, assessmentId: string, blockId: string | null): readonly MemoryPoll[] =>
    [...state.polls.values()].filter(
      (poll) => poll.assessmentId === assessmentId && (blockId === null || poll.blockId === blockId),
    );
  const full = (state: MemoryState, { estimates, ...poll }: MemoryPoll): FullPoll => ({
    ...poll,
    revealedByName: poll.revealedById === null ? null : (state.users.get(poll.revealedById)?.name ?? ''),
    estimates: estimates.map(({ userId, probability, statement }) => {
      const { name = '', hue = 1 } = state.users.get(userId) ?? {};
      return { userId, probability, statement, name, hue };
    }),
  });
  return {
    list: (assessmentId, blockId, page) =>
      access.read((state) =>
        memoryPage(
          of(state, assessmentId, blockId).map((poll) => full(state, poll)),
          page,
          (row) => [row.openedAt.toISOString(), row.id],
          newestFirst,
          (at, id) => isIsoTime(at) && isUuid(id),
        ),
      ),
    latest: (assessmentId, blockId) =>
      access.read((state) => {
        const [newest] = of(state, assessmentId, blockId).toSorted((a, b) => b.number - a.number);
        return newest === undefined ? null : full(state, newest);
      }),
    insert: (poll) =>
      access.write((state) => {
        const others = of(state, poll.assessmentId, poll.blockId);
        if (others.some(({ number }) => number === poll.number)) throw new DuplicateError('number');
        if (poll.revealedAt === null && others.some(({ revealedAt }) => revealedAt === null))
          throw new DuplicateError('open');
        state.polls.set(poll.id, { ...poll, estimates: [] });
      }),
    give: (pollId, estimate) =>
      access.write((state) => {
        const poll = state.polls.get(pollId);
        if (poll === undefined) throw new Error('no such poll');
        const others = poll.estimates.filter(({ userId }) => userId !== estimate.userId);
        state.polls.set(pollId, { ...poll, estimates: [...others, estimate] });
      }),
    takeBack: (pollId, userId) =>
      access.write((state) => {
        const poll = state.polls.get(pollId);
        if (poll === undefined || !poll.estimates.some((each) => each.userId === userId)) return false;
        state.polls.set(pollId, { ...poll, estimates: poll.estimates.filter((each) => each.userId !== userId) });
        return true;
      }),
    reveal: (pollId, { byId, at, scale }) =>
      access.write((state) => {
        const poll = state.polls.get(pollId);
        if (poll === undefined || poll.revealedAt !== null) return false;
        state.polls.set(pollId, { ...poll, revealedById: byId, revealedAt: at, scale });
        return true;
      }),
  };
}
