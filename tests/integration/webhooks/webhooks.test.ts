import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signatureOf } from '../../../lib/jobs/postWebhook.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let answerWith = 200;
const got: { readonly body: string; readonly signature: string }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    got.push({ body, signature: String(request.headers['x-yardstick-signature']) });
    response.writeHead(answerWith).end();
  });
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook/path-with-a-secret`;
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
  receiver.close();
});

type Delivery = { readonly id: string; readonly event: string; readonly state: string; readonly outcome: string };

test('[WH1][WH2][WH3][WH5] what happens is told, signed; what fails can be sent again, under the same id', async () => {
  for (const body of [
    { url: 'http://169.254.169.254/latest/meta-data', events: ['*'] },
    { url: 'http://10.0.0.1/', events: ['*'] },
    { url: 'file:///etc/passwd', events: ['*'] },
    { url, events: [] },
    { url, events: ['anything'] },
    { url },
  ]) {
    expect((await admin.request('POST', '/api/v1/webhooks', body)).status, JSON.stringify(body)).toBe(400);
  }
  const made = await admin.done<{ id: string; secret: string }>('POST', '/api/v1/webhooks', {
    url,
    events: ['assessment.created', 'assessment.archived'],
  });
  const listed = JSON.stringify(await admin.done('GET', '/api/v1/webhooks'));
  expect([listed.includes(made.id), listed.includes(made.secret)]).toEqual([true, false]);

  const title = 'A title that nobody is told';
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/assessments', { title });
  await admin.done('PATCH', `/api/v1/assessments/${id}`, { topic: 'Not asked for' });
  await vi.waitUntil(() => got.length > 0, { timeout: 60_000 });
  const [first = { body: '', signature: '' }] = got;
  expect(first.signature).toBe(signatureOf(first.body, made.secret));
  expect(JSON.parse(first.body)).toMatchObject({ event: 'assessment.created', subject: `assessment:${id}` });
  expect(first.body).not.toContain(title);

  answerWith = 500;
  await admin.done('DELETE', `/api/v1/assessments/${id}`);
  await vi.waitUntil(() => got.length > 1, { timeout: 60_000 });
  const path = `/api/v1/webhooks/${made.id}/deliveries`;
  const deliveries = async () => (await admin.done<{ items: readonly Delivery[] }>('GET', path)).items;
  await vi.waitFor(async () => expect((await deliveries())[0]?.outcome).toBe('answered 500'), { timeout: 60_000 });
  const [failed, arrived] = await deliveries();
  expect([failed?.state, arrived?.state, arrived?.outcome]).toEqual(['waiting', 'arrived', 'arrived: answered 200']);
  answerWith = 204;
  await admin.done('POST', `/api/v1/deliveries/${failed?.id}/resend`);
  await vi.waitFor(async () => expect((await deliveries())[0]?.state).toBe('arrived'), { timeout: 60_000 });
  const ids = got.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  expect(ids.slice(1)).toEqual([failed?.id, failed?.id]);

  await admin.done('PATCH', `/api/v1/webhooks/${made.id}`, { disabled: true });
  await admin.done('POST', '/api/v1/assessments', { title: 'While it is disabled' });
  expect(await deliveries()).toHaveLength(2);
  expect((await admin.request('POST', `/api/v1/deliveries/${failed?.id}/resend`)).status).toBe(404);

  await admin.done('POST', '/api/v1/users', {
    email: 'mem@desk.example',
    name: 'Mem',
    password: 'a long password of mem',
    role: 'member',
  });
  const member = await signIn(server.origin, 'mem@desk.example', 'a long password of mem');
  for (const [method, to, body] of [
    ['GET', '/webhooks', undefined],
    ['POST', '/webhooks', { url, events: ['*'] }],
    ['PATCH', `/webhooks/${made.id}`, { disabled: false }],
    ['DELETE', `/webhooks/${made.id}`, undefined],
    ['GET', `/webhooks/${made.id}/deliveries`, undefined],
    ['POST', `/deliveries/${failed?.id}/resend`, undefined],
  ] as const) {
    expect((await member.request(method, `/api/v1${to}`, body)).status, `${method} ${to}`).toBe(403);
  }
  expect((await admin.request('DELETE', `/api/v1/webhooks/${made.id}`)).status).toBe(204);
  expect((await admin.request('DELETE', `/api/v1/webhooks/${made.id}`)).status).toBe(404);
  const audit = String((await admin.request('GET', '/api/v1/audit?since=0')).body);
  for (const action of ['created', 'disabled', 'removed', 'resent']) expect(audit).toContain(`"webhook.${action}"`);
  expect([audit.includes(made.secret), audit.includes('path-with-a-secret')]).toEqual([false, false]);
});
