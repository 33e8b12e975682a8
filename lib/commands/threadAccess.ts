import type { Actor, AssessmentAction } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ThreadDto } from '../protocol/threadsDto.ts';
import { admit, type Admitted } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts, Stores } from './ports.ts';
import { threadDtoOf } from './threadDtoOf.ts';
import { threadPlaces } from './threadPlaces.ts';
import type { FullThread } from './ThreadStore.ts';
import { transact } from './transact.ts';

/** A thread together with what the actor is on its assessment. */
export type AdmittedToThread = Admitted & { readonly thread: FullThread };

/** Finds the thread that a request is about, as the actor may see it. */
export type FindThread = (stores: Stores) => Promise<FullThread | null>;

/** By its id, or by that of a comment in it. */
export function theThread(id: string, actor: Actor): FindThread {
  return async (stores) => (isId(id) ? stores.threads.byId(id, actor.userId) : null);
}
export function threadWith(commentId: string, actor: Actor): FindThread {
  return async (stores) => (isId(commentId) ? stores.threads.byComment(commentId, actor.userId) : null);
}

/** @returns not-found for a thread of an assessment that the actor has no role on, exactly as for an unknown one. */
export async function admitToThread(
  stores: Stores,
  actor: Actor,
  find: FindThread,
  action: AssessmentAction,
): Promise<Result<AdmittedToThread, CommandError>> {
  const unknown = err(notFound('There is no such thread.'));
  const thread = await find(stores);
  if (thread === null) return unknown;
  const admitted = await admit(stores, actor, thread.assessmentId, action);
  if (admitted.ok) return ok({ ...admitted.value, thread });
  return admitted.error.kind === 'not-found' ? unknown : admitted;
}

/** A change to a thread. The audit row names the thread and what `data` says; it never carries a comment's words. */
export type ThreadDeed = {
  readonly find: FindThread;
  readonly right: AssessmentAction;
  readonly action: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Changes it, under the lock; `thread` was read there. */
  readonly change: (stores: Stores, admitted: AdmittedToThread) => Promise<Result<null, CommandError>>;
};

/**
 * What all changes to threads share: the right asked twice, the audit row in the same transaction, the news to everybody
 * who has the draft open. Gives back the thread as it then is.
 */
export async function doToThread(
  ports: CommandPorts,
  actor: Actor,
  deed: ThreadDeed,
): Promise<Result<FullThread, CommandError>> {
  const admitted = await admitToThread(ports.database.read, actor, deed.find, deed.right);
  if (!admitted.ok) return admitted;
  const { id, assessmentId } = admitted.value.thread;
  const data = { thread: id, ...deed.data };
  const entry = auditEntry(ports, actor.userId, deed.action, `assessment:${assessmentId}`, data);
  const done = await transact(ports.database, entry, async (stores) => {
    const still = await admitToThread(stores, actor, deed.find, deed.right);
    if (!still.ok) return still;
    const changed = await deed.change(stores, still.value);
    if (!changed.ok) return changed;
    const after = await stores.threads.byId(id, actor.userId);
    // One that nobody else has seen may have gone altogether.
    return ok(after ?? still.value.thread);
  });
  // What is pending is nobody else's news.
  if (done.ok && !done.value.isPending) ports.rooms.announce(assessmentId, 'threads');
  return done;
}

/** A thread with where its words are now; without, where the draft cannot be read: the change itself is done. */
export async function placedThread(
  ports: CommandPorts,
  thread: FullThread,
  scale: string,
): Promise<Result<ThreadDto, CommandError>> {
  const found = await threadPlaces(ports, { id: thread.assessmentId, scale }, [thread]);
  return ok(threadDtoOf(thread, found.ok ? { place: found.value.places[0], runs: found.value.runs } : null));
}
