import type { ThreadDto } from '../protocol/threadsDto.ts';
import { listUpTo } from './listUpTo.ts';
import type { Stores } from './ports.ts';
import { threadDtoOf } from './threadDtoOf.ts';

/** The threads of an assessment that others were shown too, oldest first: what is pending is left out, even for who wrote it. */
export async function sharedThreads(
  stores: Pick<Stores, 'threads'>,
  assessmentId: string,
  viewerId: string,
): Promise<{ readonly items: readonly ThreadDto[]; readonly isAll: boolean }> {
  const { items, isAll } = await listUpTo((page) => stores.threads.list(assessmentId, viewerId, null, page));
  const shared = items
    .filter(({ isPending }) => !isPending)
    .map((thread) => threadDtoOf({ ...thread, comments: thread.comments.filter(({ isPending }) => !isPending) }, null));
  return { items: shared, isAll };
}
