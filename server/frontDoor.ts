import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { destroyOnError } from './destroyOnError.ts';
import { isLoopback } from './settings.ts';

/** What stands behind the door once the process has started. */
export type House = {
  readonly pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Hot reload's socket in development; null otherwise. */
  readonly pagesUpgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null;
  /** True when the upgrade was one of the rooms'. */
  readonly rooms: { handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean };
  /** The pages and files of publications: they need nothing of the application, and answer before it. */
  readonly reader: {
    handles(path: string): boolean;
    answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
    /** The content security policy of its answers. */
    readonly policy: string;
  };
  readonly status: {
    /** What can serve and what cannot; `ok` is all of it. */
    ready(): Promise<{ readonly ok: boolean }>;
    /** The metrics as text; null: not for this request. */
    metrics(request: IncomingMessage): Promise<string | null>;
    /** Told of each answer to somebody. */
    watch(path: string, response: ServerResponse): void;
  };
  readonly isDev: boolean;
  /** The product's own; the first is the one printed. */
  readonly origins: readonly [string, ...string[]];
};

/** The HTTP server's two listeners, before (503), while and after (503) the house is open. */
export type FrontDoor = {
  readonly handleRequest: RequestListener;
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  open(house: House): void;
  close(): void;
};

/**
 * The content security policy of one answer. Scripts run by nonce only; Next finds the nonce in the request's own
 * header of this name. Styles may be inline: positions of carets and rulers are style attributes.
 */
function contentSecurityPolicy(nonce: string, house: House): string {
  // A source list has no form for IPv6 addresses; 'self' covers the socket there.
  const sockets = house.origins
    .filter((origin) => !origin.includes('['))
    .map((origin) => origin.replace(/^http/, 'ws'))
    .join(' ');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${house.isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${sockets}`,
    // The checks run in a thread of their own.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The client's address. Behind a proxy on this machine it is the last one that proxy names; nobody else is believed.
 * That there is a proxy shows in the product's own address: without a public one whoever is local is a visitor, who could
 * name another address for each guess at a password.
 */
export function addressOf(request: IncomingMessage, ownOrigin: string): string {
  const direct = request.socket.remoteAddress ?? '';
  if (isLoopback(new URL(ownOrigin).hostname)) return direct;
  const isLocal = direct === '::1' || direct.startsWith('127.') || direct.startsWith('::ffff:127.');
  const forwarded = request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim() ?? '';
  return isLocal && isIP(last) !== 0 ? last : direct;
}

/** Whether a request is for a path, and its percent signs are encodings of UTF-8: Next answers anything else with 500. */
function isReadable(path: string): boolean {
  if (!path.startsWith('/')) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
};

const pagePolicy = (house: House): string => contentSecurityPolicy(randomBytes(16).toString('base64'), house);

/** What the API answers is data: opened in a browser, a picture or a text can do nothing. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** What every answer carries, whoever makes it: a page or an API's answer sets its own policy of content over this one. */
function setGroundHeaders(response: ServerResponse, house: House | null): void {
  response.setHeader('Content-Security-Policy', apiPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  if (house?.origins[0].startsWith('https:') === true) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  }
}

/** Makes the door. It is closed until `open`: the port is bound before the database is opened, so that a taken port is said early. */
export function createFrontDoor(): FrontDoor {
  let house: House | null = null;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?', 1)[0] ?? '';
    setGroundHeaders(response, house);
    if (!isReadable(path)) {
      return answer(response, 400, { error: { kind: 'invalid-input', message: 'This address cannot be read.' } });
    }
    if (path === '/healthz') return answer(response, 200, { ok: true });
    if (house === null) {
      response.setHeader('Retry-After', '2');
      return answer(response, 503, { error: { kind: 'unavailable', message: 'Yardstick is starting or stopping.' } });
    }
    if (path === '/readyz') {
      const found = await house.status.ready();
      return answer(response, found.ok ? 200 : 503, found);
    }
    if (path === '/metrics') {
      const text = await house.status.metrics(request);
      // As for any address that does not exist.
      if (text === null)
        return answer(response, 404, { error: { kind: 'not-found', message: 'There is nothing here.' } });
      response.writeHead(200, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      return void response.end(text);
    }
    house.status.watch(path, response);
    const isRead = house.reader.handles(path);
    const policy = isRead ? house.reader.policy : path.startsWith('/api/v1/') ? apiPolicy : pagePolicy(house);
    request.headers['content-security-policy'] = policy;
    request.headers['x-yardstick-address'] = addressOf(request, house.origins[0]);
    response.setHeader('Content-Security-Policy', policy);
    await (isRead ? house.reader.answer(request, response) : house.pages(request, response));
  };

  return {
    handleRequest: (request, response) => {
      handle(request, response).catch(() => {
        if (!response.headersSent)
          answer(response, 500, { error: { kind: 'unavailable', message: 'Something broke on the server.' } });
        else response.destroy();
      });
    },
    handleUpgrade: (request, socket, head) => {
      destroyOnError(socket);
      if (house === null) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\n\r\n');
        return;
      }
      if (house.rooms.handleUpgrade(request, socket, head)) return;
      if (house.pagesUpgrade !== null) house.pagesUpgrade(request, socket, head).catch(() => socket.destroy());
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
    open: (opened) => {
      house = opened;
    },
    close: () => {
      house = null;
    },
  };
}
