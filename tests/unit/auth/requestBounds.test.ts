import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestBounds, requestLimits } from '../../../lib/auth/requestBounds.ts';

const never = new AbortController().signal;
/** Lets promises that can settle do so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the rate of one caller', () => {
  it('[AT15] lets a burst through, then so much a second, and says how long to wait', () => {
    let now = 0;
    const bounds = createRequestBounds(() => now);
    const passed = (count: number): number =>
      Array.from({ length: count }, () => bounds.count('ana')).filter((wait) => wait === null).length;
    expect(passed(2_000)).toBe(requestLimits.burst);
    expect(bounds.count('ana')).toBe(1);
    expect(bounds.count('ben')).toBeNull();
    now += 1_000;
    expect(passed(2_000)).toBe(requestLimits.perSecond);
    now += 3_600_000;
    expect(passed(2_000)).toBe(requestLimits.burst);
  });

  it('[AT15] never refuses who keeps to the rate, and never lets more through than burst and rate allow', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 2_000 });
    fc.assert(
      fc.property(gaps, (pauses) => {
        let now = 0;
        const limits = { ...requestLimits, perSecond: 100, burst: 20 };
        const [hasty, steady] = [createRequestBounds(() => now, limits), createRequestBounds(() => now, limits)];
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (hasty.count('ana') === null) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(20 + now / 10 + 1e-6);
        for (const pause of pauses) {
          now += Math.max(10, pause);
          expect(steady.count('ana')).toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });

  it('[AT15] remembers so many callers and no more, whoever comes', () => {
    const bounds = createRequestBounds(() => 0);
    for (let n = 0; n < 3 * requestLimits.maxCounted; n += 1) {
      bounds.count(`address ${n}`);
      // Who goes on asking is not forgotten for those who come once.
      if (n % 1_000 === 0) bounds.count('ana');
    }
    expect(bounds.counted()).toBeLessThanOrEqual(requestLimits.maxCounted);
    expect(bounds.counted()).toBeGreaterThan(requestLimits.maxCounted / 2);
    for (let n = 0; n < requestLimits.burst; n += 1) bounds.count('ana');
    expect(bounds.count('ana')).not.toBeNull();
  });
});

describe('turns at costly work', () => {
  const limits = { ...requestLimits, costlyAtOnce: 2, costlyWaiting: 3 };

  it('[AT15] run so many at once, in the order they came; what is beyond the queue is refused at once', async () => {
    const bounds = createRequestBounds(() => 0, limits);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 6 }, async (_, n) => {
      const end = await bounds.begin('ana', never);
      if (end === null) return 'refused';
      begun.push(n);
      ends.push(end);
      return 'ran';
    });
    await settled();
    expect(begun).toEqual([0, 1]);
    expect(await all[5]).toBe('refused');
    expect(await bounds.begin('ben', never)).not.toBeNull();
    for (let n = 0; n < 5; n += 1) {
      ends[n]?.();
      // Ended twice is ended once.
      ends[n]?.();
      await settled();
    }
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(await Promise.all(all)).toEqual(['ran', 'ran', 'ran', 'ran', 'ran', 'refused']);
    expect(bounds.working()).toBe(1);
  });

  it('[AT15] who goes away gives up the place in the queue, and whoever ends leaves nothing behind', async () => {
    const bounds = createRequestBounds(() => 0, limits);
    const [one, two] = [await bounds.begin('ana', never), await bounds.begin('ana', never)];
    const gone = new AbortController();
    const waiting = [gone.signal, never, never].map((signal) => bounds.begin('ana', signal));
    expect(await bounds.begin('ana', never)).toBeNull();
    gone.abort();
    expect(await waiting[0]).toBeNull();
    expect(await bounds.begin('ana', gone.signal)).toBeNull();
    const late = bounds.begin('ana', never);
    one?.();
    two?.();
    const [third, fourth] = [await waiting[1], await waiting[2]];
    third?.();
    const fifth = await late;
    for (const end of [fourth, fifth]) {
      expect(end).not.toBeNull();
      end?.();
    }
    expect(bounds.working()).toBe(0);
  });
});
