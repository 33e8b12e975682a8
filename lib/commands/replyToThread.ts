import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { mostComments } from '../domain/threads/threadRules.ts';
import type { CommentDto, ReplyInput } from '../protocol/threadsDto.ts';
import { conflict, unavailable, type CommandError } from './commandError.ts';
import { mentionsOf } from './openThread.ts';
import type { CommandPorts } from './ports.ts';
import { tellOfComment } from './tellOfComment.ts';
import { doToThread, theThread } from './threadAccess.ts';
import { commentDtoOf } from './threadDtoOf.ts';

/** Adds a comment to a thread, open or resolved: an answer does not reopen it. */
export async function replyToThread(
  ports: CommandPorts,
  actor: Actor,
  input: ReplyInput & { readonly id: string },
): Promise<Result<CommentDto, CommandError>> {
  const id = ports.randomId();
  const at = ports.now();
  const done = await doToThread(ports, actor, {
    find: theThread(input.id, actor),
    right: 'draft.comment',
    action: 'thread.replied',
    data: { comment: id },
    change: async (stores, { thread }) => {
      if (thread.comments.length >= mostComments)
        return err(conflict(`A thread has at most ${mostComments} comments. Open another one.`));
      const comment = {
        id,
        threadId: thread.id,
        authorId: actor.userId,
        body: input.body,
        mentions: await mentionsOf(stores, thread.assessmentId, input.body),
        // In a thread that only its author sees nothing can be public.
        isPending: input.pending || thread.isPending,
        roundId: input.roundId ?? (thread.isPending ? thread.roundId : null),
        createdAt: at,
        editedAt: null,
        deletedAt: null,
      };
      await stores.threads.addComment(comment);
      await tellOfComment(stores, thread, comment, at);
      await stores.threads.update(thread.id, { changedAt: at });
      return ok(null);
    },
  });
  if (!done.ok) return done;
  const made = done.value.comments.find((comment) => comment.id === id);
  return made === undefined ? err(unavailable('The comment could not be read again.')) : ok(commentDtoOf(made));
}
