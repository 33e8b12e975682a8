import { z } from 'zod';
import { pageQuery } from './fields.ts';
import { named, type Operation } from './operation.ts';
import {
  changeWebhookInput,
  createdWebhookDto,
  createWebhookInput,
  deliveryDto,
  deliveryPageDto,
  webhookDto,
} from './webhookDto.ts';

const webhookPage = z.object({ items: z.array(webhookDto).readonly(), nextCursor: z.null() });

/** Telling other systems. Administrators only. */
export const webhookOperations = {
  listWebhooks: {
    method: 'get',
    path: '/webhooks',
    summary: 'The webhooks, newest first, without their secrets. Administrators only.',
    status: 200,
    answer: named('WebhookPage', webhookPage),
  },
  createWebhook: {
    method: 'post',
    path: '/webhooks',
    summary:
      'Has another system told of events: a POST of {id, event, at, sentAt, actorId, subject}, signed with the secret that only this answer holds, as X-Yardstick-Signature: sha256=<HMAC-SHA256 of the body, hex>. Administrators only.',
    body: named('CreateWebhook', createWebhookInput),
    status: 201,
    answer: named('CreatedWebhook', createdWebhookDto),
  },
  changeWebhook: {
    method: 'patch',
    path: '/webhooks/{id}',
    summary: 'Disables or enables a webhook. While it is disabled nothing is written down for it. Administrators only.',
    body: named('ChangeWebhook', changeWebhookInput),
    status: 200,
    answer: named('Webhook', webhookDto),
  },
  deleteWebhook: {
    method: 'delete',
    path: '/webhooks/{id}',
    summary: 'Removes a webhook and the record of what it was told. Administrators only.',
    status: 204,
  },
  listDeliveries: {
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    summary: 'What a webhook was and is to be told, newest first; kept for 30 days. Administrators only.',
    query: pageQuery,
    status: 200,
    answer: named('DeliveryPage', deliveryPageDto),
  },
  resendDelivery: {
    method: 'post',
    path: '/deliveries/{id}/resend',
    summary: 'Sends a delivery again, under its own id. Administrators only.',
    status: 200,
    answer: named('Delivery', deliveryDto),
  },
} as const satisfies Record<string, Operation>;
