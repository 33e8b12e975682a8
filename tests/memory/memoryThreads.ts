import type { FullThread, ThreadRecord, ThreadStore } from '../../lib/commands/ThreadStore.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

/** Threads of comments, in memory. */
export function memoryThreads(access: MemoryAccess): ThreadStore {
  const seen = ({ isPending, authorId }: { isPending: boolean; authorId: string }, viewerId: string): boolean =>
    !isPending || authorId === viewerId;
  const person = (state: MemoryState, id: string) => {
    const { name = '', hue = 1 } = state.users.get(id) ?? {};
    return { name, hue };
  };
  const full = (state: MemoryState, thread: ThreadRecord, viewerId: string): FullThread => ({
    ...thread,
    author: person(state, thread.authorId),
    settledByName: thread.settledById === null ? null : person(state, thread.settledById).name,
    decidedByName: thread.decidedById === null ? null : person(state, thread.decidedById).name,
    comments: [...state.comments.values()]
      .filter((comment) => comment.threadId === thread.id && seen(comment, viewerId))
      .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || compareText(a.id, b.id))
      .map((comment) => ({ ...comment, author: person(state, comment.authorId) })),
  });
  const find = (state: MemoryState, id: string, viewerId: string): FullThread | null => {
    const thread = state.threads.get(id);
    return thread === undefined || !seen(thread, viewerId) ? null : full(state, thread, viewerId);
  };
  return {
    list: (assessmentId, viewerId, status, page) =>
      access.read((state) =>
        memoryPage(
          [...state.threads.values()]
            .filter((each) => each.assessmentId === assessmentId && (status === null || each.status === status))
            .filter((each) => seen(each, viewerId))
            .map((each) => full(state, each, viewerId)),
          page,
          (row) => [row.createdAt.toISOString(), row.id],
          (a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]),
          (at, id) => isIsoTime(at) && isUuid(id),
        ),
      ),
    byId: (id, viewerId) => access.read((state) => find(state, id, viewerId)),
    byComment: (id, viewerId) =>
      access.read((state) => {
        const comment = state.comments.get(id);
        return comment === undefined || !seen(comment, viewerId) ? null : find(state, comment.threadId, viewerId);
      }),
    count: (assessmentId) =>
      access.read((state) => [...state.threads.values()].filter((each) => each.assessmentId === assessmentId).length),
    insert: (thread, first) =>
      access.write((state) => {
        state.threads.set(thread.id, thread);
        state.comments.set(first.id, first);
      }),
    update: (id, change) =>
      access.write((state) => {
        const thread = state.threads.get(id);
        if (thread === undefined) throw new Error('no such thread');
        state.threads.set(id, { ...thread, ...change });
      }),
    remove: (id) =>
      access.write((state) => {
        state.threads.delete(id);
        for (const { id: comment, threadId } of state.comments.values())
          if (threadId === id) state.comments.delete(comment);
      }),
    addComment: (comment) => access.write((state) => void state.comments.set(comment.id, comment)),
    updateComment: (id, change) =>
      access.write((state) => {
        const comment = state.comments.get(id);
        if (comment === undefined) throw new Error('no such comment');
        state.comments.set(id, { ...comment, ...change });
      }),
    publishPending: (assessmentId, authorId, roundId, at) =>
      access.write((state) => {
        const mine = (each: { isPending: boolean; authorId: string; roundId: string | null }) =>
          each.isPending && each.authorId === authorId && (roundId === null || each.roundId === roundId);
        for (const thread of state.threads.values())
          if (thread.assessmentId === assessmentId && mine(thread))
            state.threads.set(thread.id, { ...thread, isPending: false, changedAt: at });
        const comments = [...state.comments.values()].filter(
          (each) => mine(each) && state.threads.get(each.threadId)?.assessmentId === assessmentId,
        );
        for (const comment of comments) state.comments.set(comment.id, { ...comment, isPending: false });
        return comments.map(({ threadId, body, mentions }) => ({ threadId, body, mentions }));
      }),
    makeAdvisory: (assessmentId, authorId, at) =>
      access.write((state) => {
        for (const thread of state.threads.values()) {
          const isTheirs = thread.assessmentId === assessmentId && thread.authorId === authorId;
          if (isTheirs && thread.status === 'open' && thread.isBlocking)
            state.threads.set(thread.id, { ...thread, isBlocking: false, changedAt: at });
        }
      }),
  };
}
