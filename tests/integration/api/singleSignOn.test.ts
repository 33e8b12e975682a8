import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

const clientId = 'yardstick';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Says of a person what the test wants said; `nonce` is what the product asked with. */
type Said = { sub: string; email: string; email_verified: boolean; name: string; nonce: string };
let said: Said;
let issuer: Server;
let issuerUrl: string;
let server: RunningServer;

function idToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000);
  const head = part({ alg: 'RS256', kid: 'k', typ: 'JWT' });
  const signed = `${head}.${part({ iss: issuerUrl, aud: clientId, iat, exp: iat + 60, ...said })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

/** An OpenID Connect issuer, as small as one can be. */
function answerOf(path: string): object {
  if (path === '/jwks')
    return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] };
  if (path === '/token') return { access_token: 'a', token_type: 'Bearer', id_token: idToken() };
  return {
    issuer: issuerUrl,
    authorization_endpoint: `${issuerUrl}/authorize`,
    token_endpoint: `${issuerUrl}/token`,
    jwks_uri: `${issuerUrl}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

beforeAll(async () => {
  issuer = createServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answerOf(request.url ?? '/')));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  issuerUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  server = await startServer({
    env: { OIDC_ISSUER: issuerUrl, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: 'a secret of the client' },
  });
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
  await new Promise((resolve) => issuer.close(resolve));
});

const cookiesOf = (response: Response): readonly string[] =>
  response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');

/** The way of a browser: to the issuer and back, with what the issuer says of the person. */
async function enter(person: Omit<Said, 'nonce'>, forge: Partial<Said> = {}): Promise<Response> {
  const csrf = await fetch(`${server.origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const sent = await fetch(`${server.origin}/api/auth/signin/oidc`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookiesOf(csrf).join('; ') },
    body: new URLSearchParams({ csrfToken, json: 'true' }),
  });
  const { searchParams } = new URL(((await sent.json()) as { url: string }).url);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  said = { ...person, nonce: searchParams.get('nonce') ?? '', ...forge };
  const back = new URLSearchParams({ code: 'c', state: searchParams.get('state') ?? '' });
  return fetch(`${server.origin}/api/auth/callback/oidc?${back.toString()}`, {
    redirect: 'manual',
    headers: { Cookie: [...cookiesOf(csrf), ...cookiesOf(sent)].join('; ') },
  });
}
const sessionIn = (response: Response): string | undefined =>
  cookiesOf(response).find((cookie) => /session-token=./.test(cookie));
const person = { sub: 'sub-1', email: 'Dina@desk.example', email_verified: true, name: 'Dina' };

test('somebody the issuer vouches for becomes a member and is the same account afterwards', async () => {
  for (let round = 0; round < 2; round += 1) {
    const cookie = sessionIn(await enter(person));
    expect(cookie).toBeDefined();
    const list = await fetch(`${server.origin}/api/v1/assessments`, { headers: { Cookie: cookie ?? '' } });
    expect(list.status).toBe(200);
  }
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const { items } = await admin.done<{ items: object[] }>('GET', '/api/v1/users?query=dina');
  expect(items).toMatchObject([{ email: 'dina@desk.example', role: 'member', name: 'Dina' }]);
});

test('an address nobody vouches for, and a token for another sign-in, open nothing', async () => {
  const unverified = { ...person, sub: 'sub-2', email: testAdmin.email, email_verified: false };
  expect(sessionIn(await enter(unverified))).toBeUndefined();
  expect(sessionIn(await enter(person, { nonce: 'of another sign-in' }))).toBeUndefined();
});
