import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PageQuery } from '../protocol/fields.ts';
import type { DeliveryDto, DeliveryPageDto, WebhookDto } from '../protocol/webhookDto.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts } from './ports.ts';
import { readPage } from './readPage.ts';
import { transact } from './transact.ts';
import { deliveryDtoOf, webhookDtoOf } from './webhookDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** All webhooks, newest first. */
export async function listWebhooks(
  ports: CommandPorts,
  actor: Actor,
): Promise<Result<{ readonly items: readonly WebhookDto[]; readonly nextCursor: null }, CommandError>> {
  const refusal = workspaceRefusal(actor, 'webhooks.manage');
  if (refusal !== null) return err(refusal);
  return ok({ items: (await ports.database.read.webhooks.list()).map(webhookDtoOf), nextCursor: null });
}

/** One page of what a webhook was and is to be told. */
export async function listDeliveries(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery & { readonly id: string },
): Promise<Result<DeliveryPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'webhooks.manage');
  if (refusal !== null) return err(refusal);
  const { webhooks, deliveries } = ports.database.read;
  const isKnown = (await webhooks.list()).some(({ id }) => id === input.id);
  if (!isKnown) return err(notFound('There is no such webhook.'));
  const page = await readPage(() => deliveries.listOf(input.id, { cursor: input.cursor ?? null, limit: input.limit }));
  return page.ok ? ok({ items: page.value.items.map(deliveryDtoOf), nextCursor: page.value.nextCursor }) : page;
}

/** Sends a delivery again, now, under its own id: the receiver can tell that it has it. */
export async function resendDelivery(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<DeliveryDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'webhooks.manage');
  if (refusal !== null) return err(refusal);
  const unknown = err(notFound('There is no such delivery, or its webhook is disabled, or it is being sent.'));
  if (!isId(input.id)) return unknown;
  const entry = auditEntry(ports, actor.userId, 'webhook.resent', `delivery:${input.id}`);
  return transact(ports.database, entry, async (stores) => {
    const again = await stores.deliveries.again(input.id, ports.now());
    return again === null ? unknown : ok(deliveryDtoOf(again));
  });
}
