import { resendDelivery } from '@/lib/commands/listWebhooks.ts';
import { webhookOperations } from '@/lib/protocol/webhookOperations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(webhookOperations.resendDelivery, ({ ports, actor, id }) =>
  resendDelivery(ports, actor, { id }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/deliveries/{id}/resend');
