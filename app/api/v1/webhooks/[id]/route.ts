import { changeWebhook, deleteWebhook } from '@/lib/commands/changeWebhook.ts';
import { webhookOperations } from '@/lib/protocol/webhookOperations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const PATCH = handle(webhookOperations.changeWebhook, ({ ports, actor, id, body }) =>
  changeWebhook(ports, actor, { ...body, id }),
);
export const DELETE = handle(webhookOperations.deleteWebhook, ({ ports, actor, id }) =>
  deleteWebhook(ports, actor, { id }),
);
export const { GET, POST, PUT } = otherMethods('/webhooks/{id}');
