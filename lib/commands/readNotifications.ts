import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ReadNotificationsDto, ReadNotificationsInput } from '../protocol/notificationOperations.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Marks some of the actor's own notifications as read. What somebody has looked at is not written into the audit. */
export async function readNotifications(
  ports: CommandPorts,
  actor: Actor,
  input: ReadNotificationsInput,
): Promise<Result<ReadNotificationsDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'account.change');
  if (refusal !== null) return err(refusal);
  const { notifications } = ports.database.read;
  const choice = 'until' in input ? { until: new Date(input.until) } : input;
  const read = await notifications.markRead(actor.userId, choice, ports.now());
  return ok({ read, unread: await notifications.countUnread(actor.userId) });
}
