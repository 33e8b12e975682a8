import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CreatedWebhookDto, CreateWebhookInput } from '../protocol/webhookDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, invalidInput, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { webhookUrlFault, type WebhookNetworks } from './webhookAddress.ts';
import { webhookDtoOf } from './webhookDtoOf.ts';
import type { WebhookRecord } from './WebhookStore.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Webhooks a workspace may have: each change is written down for every one that asked for it. */
const maxWebhooks = 20;

/**
 * Has another system told of events. The secret that signs what it is told is in this answer and nowhere else.
 *
 * @param networks Where webhooks may lead.
 * @returns invalid-input for an address that leads into a private network; conflict when there are too many already.
 */
export async function createWebhook(
  ports: CommandPorts,
  actor: Actor,
  input: CreateWebhookInput,
  networks: WebhookNetworks,
): Promise<Result<CreatedWebhookDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'webhooks.manage');
  if (refusal !== null) return err(refusal);
  const fault = webhookUrlFault(input.url, networks);
  if (fault !== null) return err(invalidInput(`url: ${fault}`));
  const webhook: WebhookRecord = {
    id: ports.randomId(),
    url: new URL(input.url).href,
    events: [...new Set(input.events)],
    secret: ports.randomSecret(),
    createdById: actor.userId,
    createdAt: ports.now(),
    disabledAt: null,
  };
  // Its address may hold a secret of the receiver's: the log names the host alone.
  const data = { host: new URL(webhook.url).host, events: webhook.events };
  const entry = auditEntry(ports, actor.userId, 'webhook.created', `webhook:${webhook.id}`, data);
  return transact(ports.database, entry, async (stores) => {
    if ((await stores.webhooks.list()).length >= maxWebhooks) {
      return err(conflict(`There are ${maxWebhooks} webhooks already. Remove one first.`));
    }
    await stores.webhooks.insert(webhook);
    return ok({ ...webhookDtoOf(webhook), secret: webhook.secret });
  });
}
