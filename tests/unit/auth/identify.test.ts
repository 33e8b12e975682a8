import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { actorOf } from '../../../lib/auth/actorOf.ts';
import { credentialsOf } from '../../../lib/auth/credentialsOf.ts';
import { identify } from '../../../lib/auth/identify.ts';
import { sealSession, sessionCookieName } from '../../../lib/auth/sessionCookie.ts';
import { createToken } from '../../../lib/commands/createToken.ts';
import { revokeToken } from '../../../lib/commands/revokeToken.ts';
import { updateUser } from '../../../lib/commands/updateUser.ts';
import { commandWorld, valueOf } from '../commands/commandWorld.ts';

const settings = { origin: 'http://127.0.0.1:3000', secret: 'a secret for tests, long enough' };
const cookieOf = async (userId: string, sessionEpoch: number): Promise<string> =>
  `theme=dark; ${sessionCookieName(settings)}=${await sealSession(settings, { userId, sessionEpoch })}`;
const nothing = { cookieHeader: null, bearer: null };

test('a session’s cookie proves who it is; nothing, junk and another secret prove nothing', async () => {
  const { ports, user } = commandWorld();
  const ben = await user('Ben');
  const cookieHeader = await cookieOf(ben.userId, 0);
  const identity = await identify(ports, settings, { ...nothing, cookieHeader });
  expect(identity).toEqual({ userId: ben.userId, sessionEpoch: 0, scopes: ['read', 'write', 'admin'], tokenId: null });
  if (identity === null) throw new Error('nobody');
  expect(await actorOf(ports, identity)).toEqual(ben);
  expect(await identify(ports, settings, nothing)).toBeNull();
  const junk = `${sessionCookieName(settings)}=junk`;
  expect(await identify(ports, settings, { ...nothing, cookieHeader: junk })).toBeNull();
  const other = { ...settings, secret: 'another secret, long enough too' };
  expect(await identify(ports, other, { ...nothing, cookieHeader })).toBeNull();
});

test('a cookie that has expired, or holds other claims, proves nothing', async () => {
  const { ports } = commandWorld();
  const name = sessionCookieName(settings);
  const expired = await encode({ token: { userId: 'u', sessionEpoch: 0 }, secret: settings.secret, maxAge: -60 });
  const foreign = await encode({ token: { sub: 'u' }, secret: settings.secret });
  for (const value of [expired, foreign]) {
    expect(await identify(ports, settings, { ...nothing, cookieHeader: `${name}=${value}` })).toBeNull();
  }
});

test('under https the cookie has the prefix that browsers guard', () => {
  expect(sessionCookieName({ origin: 'https://assess.example.org' })).toBe('__Secure-next-auth.session-token');
  expect(sessionCookieName(settings)).toBe('next-auth.session-token');
});

test('disabled, or of an ended epoch: nobody', async () => {
  const { ports, user } = commandWorld();
  const root = await user('Root', { role: 'admin' });
  const ben = await user('Ben');
  const identity = await identify(ports, settings, { ...nothing, cookieHeader: await cookieOf(ben.userId, 0) });
  if (identity === null) throw new Error('nobody');
  await updateUser(ports, root, { id: ben.userId, disabled: true });
  expect(await actorOf(ports, identity)).toBeNull();
  await updateUser(ports, root, { id: ben.userId, disabled: false });
  expect(await actorOf(ports, identity)).toBeNull();
  expect(await actorOf(ports, { ...identity, sessionEpoch: 1 })).not.toBeNull();
});

test('a token proves who it is with its scopes, until it is revoked; its use is noted once a minute', async () => {
  const { ports, user, memory, pass } = commandWorld();
  const ben = await user('Ben');
  const { id, token } = valueOf(await createToken(ports, ben, { name: 'script', scopes: ['read'] }));
  const lastUse = () => memory.state().tokens.get(id)?.lastUsedAt?.toISOString() ?? null;
  const bearer = { ...nothing, bearer: token };
  expect(await identify(ports, settings, bearer)).toEqual({
    userId: ben.userId,
    sessionEpoch: null,
    scopes: ['read'],
    tokenId: id,
  });
  const first = lastUse();
  expect(first).not.toBeNull();
  pass(59_999);
  await identify(ports, settings, bearer);
  expect(lastUse()).toBe(first);
  pass(1);
  await identify(ports, settings, bearer);
  expect(lastUse()).not.toBe(first);
  await revokeToken(ports, ben, { id });
  expect(await identify(ports, settings, bearer)).toBeNull();
});

test('with a bad token a good cookie does not help', async () => {
  const { ports, user } = commandWorld();
  const ben = await user('Ben');
  const cookieHeader = await cookieOf(ben.userId, 0);
  for (const bearer of ['', 'ys_unknown', 'x'.repeat(10_000)]) {
    expect(await identify(ports, settings, { cookieHeader, bearer })).toBeNull();
  }
});

test.each([
  ['Bearer abc', 'abc'],
  ['bearer   abc', 'abc'],
  ['Bearer', ''],
  ['Basic abc', null],
  [null, null],
])('%s brings the token %s', (authorization, bearer) => {
  const headers = new Headers(authorization === null ? {} : { authorization });
  expect(credentialsOf(headers).bearer).toBe(bearer);
});
