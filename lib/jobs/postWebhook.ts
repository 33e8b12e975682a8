import { createHmac } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isAllowedAddress, webhookUrlFault, type WebhookNetworks } from '../commands/webhookAddress.ts';
import type { TakenDelivery } from '../commands/WebhookStore.ts';
import type { WebhookBody } from '../protocol/webhookDto.ts';

/** Longest a receiver may take, from the first look-up to the end of its answer, ms. */
const withinMs = 10_000;
/** Of an answer nothing is wanted; what is longer is cut off, bytes. */
const maxAnswerBytes = 64 * 1024;

/** How a try ended; `outcome` says it in a few words, never with the receiver's. */
export type Posted = { readonly hasArrived: boolean; readonly outcome: string };

export type PostOptions = {
  readonly networks: WebhookNetworks;
  readonly now: Date;
  /** For tests. */
  readonly lookup?: LookupFunction;
  readonly withinMs?: number;
};

/** The signature of a body, as it stands in the header. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/**
 * Tells one webhook one thing. The name is looked up once and the connection goes to an address that was judged: no second look-up
 * can lead it elsewhere. Redirects are answers like any other that is not 2xx.
 */
export function postWebhook(delivery: TakenDelivery, options: PostOptions): Promise<Posted> {
  const { networks, now } = options;
  const fault = webhookUrlFault(delivery.url, networks);
  if (fault !== null) return Promise.resolve({ hasArrived: false, outcome: 'its address is not allowed' });
  const content: WebhookBody = {
    id: delivery.id,
    event: delivery.event,
    at: delivery.at.toISOString(),
    sentAt: now.toISOString(),
    actorId: delivery.actorId,
    subject: delivery.subject,
  };
  const body = JSON.stringify(content);
  const url = new URL(delivery.url);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const sent = send(url, {
      method: 'POST',
      agent: false,
      lookup: allowedLookup(networks, options.lookup ?? systemLookup),
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'Yardstick',
        'X-Yardstick-Event': delivery.event,
        'X-Yardstick-Delivery': delivery.id,
        'X-Yardstick-Signature': signatureOf(body, delivery.secret),
      },
    });
    const end = (hasArrived: boolean, outcome: string): void => {
      clearTimeout(late);
      resolve({ hasArrived, outcome });
      sent.destroy();
    };
    const limit = options.withinMs ?? withinMs;
    const late = setTimeout(() => end(false, `no answer within ${limit / 1000} s`), limit);
    sent.on('error', (error: NodeJS.ErrnoException) => end(false, error.code ?? 'the connection failed'));
    sent.on('response', (response) => {
      const status = response.statusCode ?? 0;
      const told = (): void => end(status >= 200 && status < 300, `answered ${status}`);
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxAnswerBytes) told();
      });
      response.on('end', told);
      response.on('error', told);
    });
    sent.end(body);
  });
}

/** Looks a name up and gives out only addresses that are allowed; where one of them is not, none. */
function allowedLookup(networks: WebhookNetworks, lookup: LookupFunction): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, '');
      const all = (Array.isArray(found) ? found : [{ address: found, family: isIP(found) }]) as readonly {
        readonly address: string;
        readonly family: number;
      }[];
      const [first] = all;
      if (first === undefined || !all.every(({ address }) => isAllowedAddress(address, networks))) {
        return done(Object.assign(new Error('not allowed'), { code: 'its address is not allowed' }), '');
      }
      if (options.all === true) done(null, [...all]);
      else done(null, first.address, first.family);
    });
  };
}
