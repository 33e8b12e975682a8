import type { AnchorPlace, TextRun } from '../domain/threads/anchor.ts';
import type { CommentDto, ThreadDto } from '../protocol/threadsDto.ts';
import type { FullThread } from './ThreadStore.ts';

/** A thread as it travels. `at` null: where its words are was not asked. */
export function threadDtoOf(
  thread: FullThread,
  at: { readonly place: AnchorPlace | undefined; readonly runs: readonly TextRun[] } | null,
): ThreadDto {
  const { id, authorId, author, status, anchor, points, isBlocking, isPending, roundId, suggestion } = thread;
  return {
    id,
    author: { userId: authorId, ...author },
    status,
    anchorState: at?.place?.state ?? null,
    anchor: { ...anchor, start: points?.start ?? null, end: points?.end ?? null },
    place: placeDtoOf(at),
    blocking: isBlocking,
    isPending,
    roundId,
    createdAt: thread.createdAt.toISOString(),
    changedAt: thread.changedAt.toISOString(),
    settledBy: thread.settledByName,
    settledAt: thread.settledAt?.toISOString() ?? null,
    suggestion:
      suggestion === null
        ? null
        : { ...suggestion, decidedBy: thread.decidedByName, decidedAt: thread.decidedAt?.toISOString() ?? null },
    comments: thread.comments.map(commentDtoOf),
  };
}

function placeDtoOf(at: Parameters<typeof threadDtoOf>[1]): ThreadDto['place'] {
  const place = at?.place;
  if (place === undefined || place.state === 'detached') return null;
  const run = at?.runs[place.run];
  const { from, to } = place;
  return run === undefined ? null : { blockId: run.blockIds[0] ?? '', from, to, text: run.text.slice(from, to) };
}

/** A comment as it travels. */
export function commentDtoOf(comment: FullThread['comments'][number]): CommentDto {
  const { id, threadId, authorId, author, body, mentions, isPending, createdAt, editedAt, deletedAt } = comment;
  return {
    id,
    threadId,
    author: { userId: authorId, ...author },
    body,
    mentions,
    isPending,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}
