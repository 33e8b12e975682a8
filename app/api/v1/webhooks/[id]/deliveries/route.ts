import { listDeliveries } from '@/lib/commands/listWebhooks.ts';
import { webhookOperations } from '@/lib/protocol/webhookOperations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(webhookOperations.listDeliveries, ({ ports, actor, id, query }) =>
  listDeliveries(ports, actor, { ...query, id }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/webhooks/{id}/deliveries');
