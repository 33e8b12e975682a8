import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isAllowedAddress, webhookUrlFault } from '../../../lib/commands/webhookAddress.ts';
import type { TakenDelivery } from '../../../lib/commands/WebhookStore.ts';
import { nextDelivery } from '../../../lib/domain/webhooks/webhookEvents.ts';
import { postWebhook, signatureOf } from '../../../lib/jobs/postWebhook.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function receiver(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/hook`, calls: () => calls };
}

const now = new Date('2026-03-01T12:00:00.000Z');
const delivery = (url: string): TakenDelivery => ({
  id: '00000000-0000-4000-8000-00000000000d',
  webhookId: '00000000-0000-4000-8000-00000000000e',
  event: 'publication.made',
  subject: 'assessment:00000000-0000-4000-8000-00000000000a',
  actorId: null,
  at: new Date('2026-03-01T11:59:00.000Z'),
  availableAt: now,
  attempts: 1,
  doneAt: null,
  outcome: null,
  url,
  secret: 'the receiver has it too',
});

/** A name server that says what it is told. */
const leadsTo =
  (...addresses: string[]): LookupFunction =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('[WH4] where webhooks may lead', () => {
  test.each([
    ['8.8.8.8', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['2a00:1450:4001::1', true],
    ['::1', false],
    ['::', false],
    ['fe80::1%eth0', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:a00:1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['not an address', false],
  ])('%s publicly: %s', (address, isAllowed) => {
    expect(isAllowedAddress(address, 'public')).toBe(isAllowed);
  });

  test('this machine only where that is said, and the network beside it only where anything goes', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map((ip) => isAllowedAddress(ip, 'loopback'))).toEqual(
      Array(4).fill(true),
    );
    expect(['10.0.0.1', '169.254.169.254', 'fe80::1', '0.0.0.0'].map((ip) => isAllowedAddress(ip, 'loopback'))).toEqual(
      Array(4).fill(false),
    );
    expect(isAllowedAddress('10.0.0.1', 'any')).toBe(true);
  });

  test.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:word@example.org/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::ffff:7f00:1]/',
    'http://localhost:8080/',
    'http://a.localhost./',
    'nonsense',
  ])('an address such as %s is refused at once', (url) => {
    expect(webhookUrlFault(url, 'public')).not.toBeNull();
  });

  test('a name is judged by everything it leads to, and the connection goes where it was judged', async () => {
    const there = await receiver((_request, response) => response.end('fine'));
    const url = `http://hooks.example.org:${there.port}/hook`;
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['169.254.169.254'], ['::1'], []]) {
      const posted = await postWebhook(delivery(url), { networks: 'public', now, lookup: leadsTo(...addresses) });
      expect(posted, addresses.join()).toEqual({ hasArrived: false, outcome: 'its address is not allowed' });
    }
    expect(there.calls()).toBe(0);
    const posted = await postWebhook(delivery(url), { networks: 'loopback', now, lookup: leadsTo('127.0.0.1') });
    expect([posted.hasArrived, there.calls()]).toEqual([true, 1]);
  });

  test('no redirect is followed, no answer waited for too long, none read to its end', async () => {
    const inside = await receiver((_request, response) => response.end('secret'));
    const turned = await receiver((_request, response) => response.writeHead(307, { Location: inside.url }).end());
    const to = (url: string) => postWebhook(delivery(url), { networks: 'loopback', now, withinMs: 300 });
    expect(await to(turned.url)).toEqual({ hasArrived: false, outcome: 'answered 307' });
    expect(inside.calls()).toBe(0);
    const silent = await receiver(() => undefined);
    expect(await to(silent.url)).toEqual({ hasArrived: false, outcome: 'no answer within 0.3 s' });
    const endless = await receiver((_request, response) => {
      const pour = (): void =>
        void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(pour)));
      pour();
    });
    expect(await postWebhook(delivery(endless.url), { networks: 'loopback', now })).toMatchObject({ hasArrived: true });
    expect(await to('http://127.0.0.1:1/')).toEqual({ hasArrived: false, outcome: 'ECONNREFUSED' });
  });
});

test('[WH2] what is sent is signed, names itself and this try, and holds nothing else', async () => {
  const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
  const there = await receiver((request, response, body) => {
    seen.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  const sent = delivery(there.url);
  expect(await postWebhook(sent, { networks: 'loopback', now })).toEqual({ hasArrived: true, outcome: 'answered 204' });
  const [{ headers, body } = { headers: {}, body: '' }] = seen;
  expect(headers['x-yardstick-signature']).toBe(signatureOf(body, sent.secret));
  expect(signatureOf(body, sent.secret)).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(signatureOf(body, 'another')).not.toBe(signatureOf(body, sent.secret));
  expect(JSON.parse(body)).toEqual({
    id: sent.id,
    event: sent.event,
    at: '2026-03-01T11:59:00.000Z',
    sentAt: '2026-03-01T12:00:00.000Z',
    actorId: null,
    subject: sent.subject,
  });
  expect(JSON.stringify(headers)).not.toContain(sent.secret);
});

test('[WH3] each pause is four times the one before, and there is an end', () => {
  const pauses = [1, 2, 3, 4, 5, 6].map((tries) => (nextDelivery(tries, now)?.getTime() ?? 0) - now.getTime());
  expect(pauses.map((ms) => ms / 1000)).toEqual([30, 120, 480, 1_920, 7_200, 28_800]);
  expect(nextDelivery(7, now)).toBeNull();
});
