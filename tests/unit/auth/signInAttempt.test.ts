import { expect, test } from 'vitest';
import { createMemoryThrottle } from '../../../lib/auth/memoryThrottle.ts';
import { addressHeader, signInAttempt, type Attempt } from '../../../lib/auth/signInAttempt.ts';

const form = 'application/x-www-form-urlencoded';
const post = (body: string, address = '10.0.0.1', type = form): Request =>
  new Request('http://127.0.0.1/api/auth/callback/credentials', {
    method: 'POST',
    body,
    headers: { 'content-type': type, [addressHeader]: address },
  });
const codeOf = (attempt: Attempt): number => (attempt.state === 'refused' ? attempt.status : 200);

test('the eleventh try waits, with the seconds; another address goes on', async () => {
  const throttle = createMemoryThrottle(() => 0);
  const body = 'email=Ana%40example.org&password=wrong';
  for (let n = 0; n < 10; n += 1) expect(codeOf(await signInAttempt(throttle, post(body)))).toBe(200);
  expect(await signInAttempt(throttle, post(body))).toEqual({ state: 'refused', status: 429, retryAfterS: 300 });
  expect(codeOf(await signInAttempt(throttle, post(body, '10.0.0.2')))).toBe(200);
});

test('many at once do not pass together', async () => {
  const throttle = createMemoryThrottle(() => 0);
  const all = await Promise.all(Array.from({ length: 40 }, () => signInAttempt(throttle, post('email=a%40b.c'))));
  expect(all.filter((attempt) => attempt.state === 'admitted')).toHaveLength(10);
});

test.each([
  ['letters and spaces', 'email=%20ANA%40Example.org%20', form],
  ['a field given twice: the last counts', 'email=other%40example.org&email=ana%40example.org', form],
  ['JSON', JSON.stringify({ email: 'Ana@example.org' }), 'application/json'],
])('however it is written, it is one account: %s', async (_, body, type) => {
  const throttle = createMemoryThrottle(() => 0);
  for (let n = 0; n < 10; n += 1) await throttle.failed('ana@example.org', '10.0.0.1');
  expect(codeOf(await signInAttempt(throttle, post(body, '10.0.0.1', type)))).toBe(429);
});

test('a success takes the try back and clears the account', async () => {
  const throttle = createMemoryThrottle(() => 0);
  for (let n = 0; n < 30; n += 1) {
    const attempt = await signInAttempt(throttle, post('email=a%40b.c'));
    expect(attempt.state).toBe('admitted');
    if (attempt.state === 'admitted') await attempt.settle(n % 9 === 8);
  }
});

test('the form reaches next-auth as it was sent, and no form is read without bound', async () => {
  const throttle = createMemoryThrottle(() => 0);
  const body = 'email=a%40b.c&password=caf%C3%A9&json=true';
  expect(await signInAttempt(throttle, post(body))).toMatchObject({ state: 'admitted', body });
  expect(codeOf(await signInAttempt(throttle, post(`password=${'x'.repeat(20_000)}`)))).toBe(413);
});
