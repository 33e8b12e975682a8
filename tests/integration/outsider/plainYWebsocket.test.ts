import WebSocket from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { signIn, type ApiClient } from '../apiClient.ts';
import { until } from '../rooms/roomsClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { OutsideClient, runOf, type Credentials } from './OutsideClient.ts';

const imported = `Harbour strike

Key Judgments
It is likely that the strike at the northern harbour lasts beyond May.
The port authority will almost certainly not call in the army.

Recommendations
1. Watch the fuel depots.
`;
type Made = { readonly id: string };
type Node = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
};

let server: RunningServer;
let admin: ApiClient;
let draftId: string;
const accounts = new Map<string, { readonly id: string; client: ApiClient }>();
const open: OutsideClient[] = [];

const passwordOf = (name: string): string => `a long passphrase of ${name}`;
const emailOf = (name: string): string => `${name}@desk.example`;

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  for (const name of ['olga', 'reto', 'vera', 'nora']) {
    const body = { email: emailOf(name), name, password: passwordOf(name), role: 'member' };
    const { id } = await admin.done<Made>('POST', '/api/v1/users', body);
    accounts.set(name, { id, client: await signIn(server.origin, emailOf(name), passwordOf(name)) });
  }
  const input = { title: 'Harbour strike', import: { format: 'text', content: imported } };
  draftId = (await of('olga').done<Made>('POST', '/api/v1/assessments', input)).id;
  await of('olga').done('PUT', `/api/v1/assessments/${draftId}/members`, [
    { userId: accounts.get('olga')?.id, role: 'owner' },
    { userId: accounts.get('reto')?.id, role: 'editor' },
    { userId: accounts.get('vera')?.id, role: 'reader' },
  ]);
});
afterEach(() => {
  for (const client of open.splice(0)) client.end();
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

function of(name: string): ApiClient {
  const account = accounts.get(name);
  if (account === undefined) throw new Error(`nobody is called ${name}`);
  return account.client;
}

function connect(credentials: Credentials, id = draftId): OutsideClient {
  const client = new OutsideClient(server.origin, id, credentials);
  open.push(client);
  return client;
}

async function joined(credentials: Credentials): Promise<OutsideClient> {
  const client = connect(credentials);
  await until(() => client.provider.synced, 'it is synced', 20_000);
  return client;
}

async function tokenOf(name: string): Promise<string> {
  return (await of(name).done<{ readonly token: string }>('POST', '/api/v1/tokens', { name: 'script' })).token;
}

const cookie = (name: string): Credentials => ({ cookie: of(name).cookie });
const stored = (): Promise<Node> => of('olga').done<Node>('GET', `/api/v1/assessments/${draftId}/content?format=json`);

describe('a client of the plain y-websocket package', () => {
  it('joins with a cookie, writes, is relayed to one with a token, is acknowledged, and survives SIGKILL', async () => {
    const olga = await joined(cookie('olga'));
    const reto = await joined({ token: await tokenOf('reto') });
    expect(olga.text).toContain('lasts beyond May');
    expect(olga.text).toBe(reto.text);

    const [statement] = olga.elements('statement');
    runOf(statement).insert(runOf(statement).length, ' Outsiders write too 🚢.');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('A paragraph from outside: نص.')]);
    olga.elements('section').at(-1)?.push([paragraph]);
    const [, second] = olga.elements('judgment');
    second?.setAttribute('likelihood', 'unlikely');
    await until(() => reto.text === olga.text, 'it is relayed');
    expect(reto.text).toContain('Outsiders write too 🚢.');
    expect(reto.elements('judgment')[1]?.getAttribute('likelihood')).toBe('unlikely');
    await until(() => olga.isSaved, 'all of it is acknowledged');

    const before = olga.sent;
    runOf(olga.elements('statement')[0]).delete(0, 3);
    expect(olga.sent).toBe(before + 1);
    await until(() => olga.acknowledged === before + 1, 'a deletion is acknowledged, too');
    await until(() => reto.text === olga.text, 'and relayed');

    const content = await stored();
    expect(JSON.stringify(content)).toContain('Outsiders write too 🚢.');
    expect(JSON.stringify(content)).toContain('A paragraph from outside: نص.');
    const judgments = (content.content ?? []).flatMap(({ content: children = [] }) => children);
    expect(judgments.filter(({ type }) => type === 'judgment')[1]?.attrs?.['likelihood']).toBe('unlikely');

    const [text, { port, dataDir }] = [olga.text, server];
    for (const client of open.splice(0)) client.end();
    await server.kill();
    server = await startServer({ dataDir, port });
    const again = await joined(cookie('vera'));
    expect(again.text).toBe(text);
    expect(await stored()).toEqual(content);
  });

  it('reads with a cookie as a reader; writing ends with 4403 and goes nowhere; reading goes on after reconnect', async () => {
    const olga = await joined(cookie('olga'));
    const vera = await joined(cookie('vera'));
    const text = olga.text;
    runOf(vera.elements('statement')[0]).insert(0, 'Not allowed. ');
    await until(() => vera.closes.length > 0, 'she is closed');
    expect(vera.closes).toEqual([4403]);
    expect(vera.acknowledged).toBe(0);
    const back = await joined(cookie('vera'));
    expect(back.text).toBe(text);
    expect(olga.text).toBe(text);
    runOf(olga.elements('statement')[0]).insert(0, 'Still read. ');
    await until(() => back.text === olga.text, 'she goes on reading');
    await until(() => olga.isSaved, 'it is saved');
    expect(JSON.stringify(await stored())).not.toContain('Not allowed.');
  });

  it('is told 4401 when signed out, 4404 for what does not exist or is not for it, and stops there', async () => {
    const cases: readonly (readonly [number, Credentials, string])[] = [
      [4401, {}, draftId],
      [4401, { cookie: 'next-auth.session-token=made-up' }, draftId],
      [4401, { token: 'made-up' }, draftId],
      [4404, cookie('olga'), '00000000-0000-4000-8000-000000000000'],
      [4404, cookie('olga'), 'no-id-at-all'],
      [4404, cookie('nora'), draftId],
      [4404, { cookie: admin.cookie }, draftId],
    ];
    for (const [code, credentials, id] of cases) {
      const client = connect(credentials, id);
      await until(() => client.closes.length > 0, `it is closed with ${code}`);
      expect(client.closes, JSON.stringify([code, id])).toEqual([code]);
      expect(client.provider.synced).toBe(false);
      expect(client.text).toBe('');
      expect(client.provider.shouldConnect).toBe(false);
    }
  });

  it('gets HTTP 403 from another Origin, and passes with the own one', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/collab/${draftId}`, {
        origin: 'http://elsewhere.example',
        headers: { cookie: of('olga').cookie },
      });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => {});
    });
    expect(status).toBe(403);
    expect((await joined({ ...cookie('olga'), origin: server.origin })).text).toContain('harbour');
  });

  it('is told 4205 when its role changes, and then writes or not, within a second', async () => {
    const reto = await joined(cookie('reto'));
    const members = (role: string) => [
      { userId: accounts.get('olga')?.id, role: 'owner' },
      { userId: accounts.get('reto')?.id, role },
      { userId: accounts.get('vera')?.id, role: 'reader' },
    ];
    const path = `/api/v1/assessments/${draftId}/members`;
    await of('olga').done('PUT', path, members('reader'));
    const changed = performance.now();
    await until(() => reto.closes.length > 0, 'he is closed');
    expect(performance.now() - changed).toBeLessThan(1_000);
    expect(reto.closes).toEqual([4205]);
    await until(() => reto.provider.synced, 'he came back by himself');
    runOf(reto.elements('statement')[0]).insert(0, 'Too late. ');
    await until(() => reto.closes.length > 1, 'he is closed again');
    expect(reto.closes).toEqual([4205, 4403]);
    await of('olga').done('PUT', path, members('editor'));
    const again = await joined(cookie('reto'));
    expect(again.text).not.toContain('Too late.');
    runOf(again.elements('statement')[0]).insert(0, 'In time. ');
    await until(() => again.isSaved, 'it is saved');
    expect(JSON.stringify(await stored())).toContain('In time.');
  });
});
