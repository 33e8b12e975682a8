import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ChangeThreadInput, ThreadDto } from '../protocol/threadsDto.ts';
import { conflict, forbidden, type CommandError } from './commandError.ts';
import { anchorOf } from './openThread.ts';
import type { CommandPorts } from './ports.ts';
import { admitToThread, doToThread, placedThread, theThread, type ThreadDeed } from './threadAccess.ts';

/** Resolves or reopens a thread, attaches it to other words, or says whether it is blocking. */
export async function changeThread(
  ports: CommandPorts,
  actor: Actor,
  input: ChangeThreadInput & { readonly id: string },
): Promise<Result<ThreadDto, CommandError>> {
  const admitted = await admitToThread(ports.database.read, actor, theThread(input.id, actor), 'draft.comment');
  if (!admitted.ok) return admitted;
  const { assessment } = admitted.value;
  const deed = await deedOf(ports, actor, input, assessment);
  if (!deed.ok) return deed;
  const done = await doToThread(ports, actor, {
    find: theThread(input.id, actor),
    right: 'draft.comment',
    ...deed.value,
  });
  return done.ok ? placedThread(ports, done.value, assessment.scale) : done;
}

async function deedOf(
  ports: CommandPorts,
  actor: Actor,
  { status, anchor, blocking }: ChangeThreadInput,
  assessment: Parameters<typeof anchorOf>[1],
): Promise<Result<Pick<ThreadDeed, 'action' | 'data' | 'change'>, CommandError>> {
  const at = ports.now();
  if (status !== undefined) {
    return ok({
      action: status === 'resolved' ? 'thread.resolved' : 'thread.reopened',
      change: async (stores, { thread }) => {
        if (thread.status === status) return err(conflict(`The thread is ${status} already.`));
        await stores.threads.update(thread.id, { status, settledById: actor.userId, settledAt: at, changedAt: at });
        return ok(null);
      },
    });
  }
  if (anchor !== undefined) {
    const anchored = await anchorOf(ports, assessment, anchor);
    if (!anchored.ok) return anchored;
    const { anchor: to, points } = anchored.value;
    return ok({
      action: 'thread.re-attached',
      data: { blockId: to.blockId },
      change: async (stores, { thread }) => {
        await stores.threads.update(thread.id, { anchor: to, points, changedAt: at });
        return ok(null);
      },
    });
  }
  const isBlocking = blocking === true;
  return ok({
    action: 'thread.weighed',
    data: { blocking: isBlocking },
    change: async (stores, { thread }) => {
      if (thread.authorId !== actor.userId)
        return err(forbidden('Only who opened a thread says whether it is blocking.'));
      await stores.threads.update(thread.id, { isBlocking, changedAt: at });
      return ok(null);
    },
  });
}
