import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ChangeWebhookInput, WebhookDto } from '../protocol/webhookDto.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { webhookDtoOf } from './webhookDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

const unknown = err(notFound('There is no such webhook.'));

/** Disables or enables a webhook. */
export async function changeWebhook(
  ports: CommandPorts,
  actor: Actor,
  input: ChangeWebhookInput & { readonly id: string },
): Promise<Result<WebhookDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'webhooks.manage');
  if (refusal !== null) return err(refusal);
  if (!isId(input.id)) return unknown;
  const action = input.disabled ? 'webhook.disabled' : 'webhook.enabled';
  const entry = auditEntry(ports, actor.userId, action, `webhook:${input.id}`);
  return transact(ports.database, entry, async (stores) => {
    await stores.webhooks.setDisabled(input.id, input.disabled ? ports.now() : null);
    const changed = (await stores.webhooks.list()).find(({ id }) => id === input.id);
    return changed === undefined ? unknown : ok(webhookDtoOf(changed));
  });
}

/** Removes a webhook, and the record of what it was told. */
export async function deleteWebhook(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<null, CommandError>> {
  const refusal = workspaceRefusal(actor, 'webhooks.manage');
  if (refusal !== null) return err(refusal);
  if (!isId(input.id)) return unknown;
  const entry = auditEntry(ports, actor.userId, 'webhook.removed', `webhook:${input.id}`);
  return transact(ports.database, entry, async (stores) =>
    (await stores.webhooks.remove(input.id)) ? ok(null) : unknown,
  );
}
