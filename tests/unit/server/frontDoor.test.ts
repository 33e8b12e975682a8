import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, createFrontDoor } from '../../../server/frontDoor.ts';

const from = (remoteAddress: string, forwarded?: string | string[]): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  const named = 'https://assess.example.org';
  it.each([
    ['a proxy on this machine is believed, its last word', named, from('127.0.0.1', '1.1.1.1, 2.2.2.2'), '2.2.2.2'],
    ['somebody elsewhere is not', named, from('9.9.9.9', '1.1.1.1'), '9.9.9.9'],
    ['nor is what is no address', named, from('127.0.0.1', 'me'), '127.0.0.1'],
    ['without a public address there is no proxy', 'http://127.0.0.1:3000', from('127.0.0.1', '1.1.1.1'), '127.0.0.1'],
    ['whatever the own name of this machine', 'http://[::1]:3000', from('::1', '1.1.1.1'), '::1'],
  ])('%s', (_, origin, incoming, address) => {
    expect(addressOf(incoming, origin)).toBe(address);
  });
});

describe('the door', () => {
  let server: Server;
  const seen: string[] = [];
  beforeEach(async () => {
    const door = createFrontDoor();
    door.open({
      pages: async (incoming, response) => {
        seen.push(incoming.url ?? '');
        response.end('a page');
      },
      pagesUpgrade: null,
      rooms: { handleUpgrade: () => false },
      reader: {
        handles: (path) => path.startsWith('/r/'),
        answer: async (_, response) => void response.end('a publication'),
        policy: "default-src 'none'",
      },
      status: { ready: async () => ({ ok: true }), metrics: async () => null, watch: () => undefined },
      isDev: false,
      origins: ['http://127.0.0.1:3000'],
    });
    server = createServer(door.handleRequest);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.close());

  const get = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request({ port: (server.address() as AddressInfo).port, path }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += String(chunk)));
        response.on('end', () => resolve(`${response.statusCode} ${body}`));
      });
      sent.on('error', reject).end();
    });

  it.each(['/api/v1/assessments/%ff', '/a/%', 'http://evil.example/', '*'])('answers %s with 400', async (path) => {
    expect(await get(path)).toMatch(/^400 .*"invalid-input"/);
    expect(seen).not.toContain(path);
  });

  it('leads readers past the application', async () => {
    expect(await get('/r/outlook')).toBe('200 a publication');
    expect(seen).not.toContain('/r/outlook');
  });

  it('lets everything else through', async () => {
    expect(await get('/a/%D7%A2?q=%ff')).toBe('200 a page');
  });
});
