import { expect, test } from 'vitest';
import { createMemoryThrottle } from '../../../lib/auth/memoryThrottle.ts';

const minuteMs = 60_000;

function throttleWithClock() {
  let now = 1_000_000;
  const throttle = createMemoryThrottle(() => now);
  const pass = (ms: number): void => {
    now += ms;
  };
  const fail = async (account: string, address: string, times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) await throttle.failed(account, address);
  };
  return { throttle, pass, fail };
}

test('ten failures for an account from an address, then it waits until five minutes after the first', async () => {
  const { throttle, pass, fail } = throttleWithClock();
  await fail('ana', '10.0.0.1', 9);
  expect(await throttle.check('ana', '10.0.0.1')).toBeNull();
  pass(minuteMs);
  expect(await throttle.failed('ana', '10.0.0.1')).toBe(0);
  expect(await throttle.check('ana', '10.0.0.1')).toBe(240);
  pass(4 * minuteMs - 1);
  expect(await throttle.check('ana', '10.0.0.1')).toBe(1);
  pass(1);
  expect(await throttle.check('ana', '10.0.0.1')).toBeNull();
});

test('somebody elsewhere does not lock the owner out, and other accounts go on', async () => {
  const { throttle, fail } = throttleWithClock();
  await fail('ana', '10.0.0.1', 50);
  expect(await throttle.check('ana', '10.0.0.2')).toBeNull();
  expect(await throttle.check('ben', '10.0.0.1')).toBeNull();
});

test('a hundred failures from one address, whoever they were about', async () => {
  const { throttle, fail } = throttleWithClock();
  for (let n = 0; n < 100; n += 1) await fail(`account ${n}`, '10.0.0.1', 1);
  expect(await throttle.check('nobody yet', '10.0.0.1')).toBe(300);
  expect(await throttle.check('nobody yet', '10.0.0.2')).toBeNull();
});

test('a success clears the account; signing in to one’s own does not wash guesses at others away', async () => {
  const { throttle, fail } = throttleWithClock();
  await fail('ana', '10.0.0.1', 9);
  await throttle.succeeded('ana', '10.0.0.1');
  expect(await throttle.failed('ana', '10.0.0.1')).toBe(9);
  for (let n = 0; n < 100; n += 1) {
    await fail(`victim ${n}`, '10.0.0.9', 1);
    await throttle.failed('own', '10.0.0.9');
    await throttle.succeeded('own', '10.0.0.9');
  }
  expect(await throttle.check('victim', '10.0.0.9')).not.toBeNull();
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:0db8:0001:0002:0:0:0:5', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:10.0.0.1', '10.0.0.1', true],
  ['10.0.0.1', '10.0.0.2', false],
])('%s and %s are one address: %s', async (one, other, isSame) => {
  const { throttle, fail } = throttleWithClock();
  await fail('ana', one, 10);
  expect((await throttle.check('ana', other)) !== null).toBe(isSame);
});

test('memory is bounded: the oldest counters go first', async () => {
  const { throttle, fail } = throttleWithClock();
  await fail('first', '10.0.0.1', 10);
  for (let n = 0; n < 50_000; n += 1) await throttle.failed('x', `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
  expect(await throttle.check('first', '10.0.0.1')).toBeNull();
});
