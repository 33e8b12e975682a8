import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { commentRefusal } from '../domain/threads/threadRules.ts';
import type { CommentDto } from '../protocol/threadsDto.ts';
import { conflict, forbidden, notFound, unavailable, type CommandError } from './commandError.ts';
import { mentionsOf } from './openThread.ts';
import type { CommandPorts, Stores } from './ports.ts';
import { doToThread, threadWith, type AdmittedToThread } from './threadAccess.ts';
import { tellOfComment } from './tellOfComment.ts';
import { commentDtoOf } from './threadDtoOf.ts';
import type { CommentRecord, FullThread } from './ThreadStore.ts';

/** Changes a comment of one's own. */
export async function changeComment(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly body: string },
): Promise<Result<CommentDto, CommandError>> {
  const { id, body } = input;
  const done = await doToComment(ports, actor, id, 'comment.edited', async (stores, comment, { thread }) => {
    const mentions = await mentionsOf(stores, thread.assessmentId, body);
    const editedAt = ports.now();
    await stores.threads.updateComment(id, { body, mentions, editedAt });
    // Only who was not mentioned before: nobody is told twice of one comment.
    const added = mentions.filter((userId) => !comment.mentions.includes(userId));
    await tellOfComment(stores, { ...thread, comments: [] }, { ...comment, body, mentions: added }, editedAt);
    await stores.threads.update(thread.id, { changedAt: ports.now() });
  });
  if (!done.ok) return done;
  const changed = done.value.comments.find((comment) => comment.id === id);
  return changed === undefined ? err(unavailable('The comment could not be read again.')) : ok(commentDtoOf(changed));
}

/** Deletes a comment of one's own: its words go, its place stays. */
export async function deleteComment(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<null, CommandError>> {
  const done = await doToComment(ports, actor, input.id, 'comment.deleted', async (stores, comment, { thread }) => {
    const isLast = thread.comments.every(({ id, deletedAt }) => id === comment.id || deletedAt !== null);
    // What nobody else has seen leaves no trace.
    if (thread.isPending && isLast) return stores.threads.remove(thread.id);
    await stores.threads.updateComment(input.id, { body: '', mentions: [], deletedAt: ports.now() });
    await stores.threads.update(thread.id, { changedAt: ports.now() });
  });
  return done.ok ? ok(null) : done;
}

async function doToComment(
  ports: CommandPorts,
  actor: Actor,
  id: string,
  action: string,
  change: (stores: Stores, comment: CommentRecord, admitted: AdmittedToThread) => Promise<void>,
): Promise<Result<FullThread, CommandError>> {
  return doToThread(ports, actor, {
    find: threadWith(id, actor),
    right: 'draft.comment',
    action,
    data: { comment: id },
    change: async (stores, admitted) => {
      const comment = admitted.thread.comments.find((each) => each.id === id);
      if (comment === undefined) return err(notFound('There is no such comment.'));
      switch (commentRefusal(comment, actor.userId)) {
        case 'not-own':
          return err(forbidden('Only who wrote a comment can change or delete it.'));
        case 'deleted':
          return err(conflict('The comment is deleted.'));
        case null:
      }
      await change(stores, comment, admitted);
      return ok(null);
    },
  });
}
