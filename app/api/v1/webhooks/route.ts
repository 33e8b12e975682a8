import { createWebhook } from '@/lib/commands/createWebhook.ts';
import { listWebhooks } from '@/lib/commands/listWebhooks.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { webhookOperations } from '@/lib/protocol/webhookOperations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(webhookOperations.listWebhooks, ({ ports, actor }) => listWebhooks(ports, actor));
export const POST = handle(webhookOperations.createWebhook, ({ ports, actor, body }) =>
  createWebhook(ports, actor, body, runtime().settings.webhookNetworks),
);
export const { PUT, PATCH, DELETE } = otherMethods('/webhooks');
