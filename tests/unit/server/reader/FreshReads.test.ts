import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FreshReads } from '../../../../server/reader/FreshReads.ts';

/** Reads that end when they are told to. */
function held() {
  const open: { readonly key: string; readonly end: (value: string) => void; readonly fail: () => void }[] = [];
  const reads = new FreshReads<string>(
    (key) =>
      new Promise((resolve, reject) => {
        open.push({ key, end: resolve, fail: () => reject(new Error('no answer')) });
      }),
  );
  /** Until so many have begun. */
  const begun = async (count: number): Promise<void> => {
    while (open.length < count) await setImmediate();
  };
  return { open, reads, begun };
}

describe('reads that are shared', () => {
  test('[RP5] those who come together share one, begun after they asked', async () => {
    const { open, reads, begun } = held();
    const all = Array.from({ length: 100 }, () => reads.read('a'));
    expect(open).toHaveLength(0);
    await begun(1);
    open[0]?.end('new');
    expect(new Set(await Promise.all(all))).toEqual(new Set(['new']));
    expect(open).toHaveLength(1);
    // Nothing is remembered.
    const later = reads.read('a');
    await begun(2);
    open[1]?.end('newest');
    expect(await later).toBe('newest');
  });

  test('[RP5] nobody is given what was read before they asked: who comes while one runs waits for the next', async () => {
    const { open, reads, begun } = held();
    const first = reads.read('a');
    await begun(1);
    const others = Array.from({ length: 99 }, () => reads.read('a'));
    open[0]?.end('old');
    expect(await first).toBe('old');
    await begun(2);
    const third = reads.read('a');
    open[1]?.end('new');
    expect(new Set(await Promise.all(others))).toEqual(new Set(['new']));
    await begun(3);
    open[2]?.end('newest');
    expect(await third).toBe('newest');
    expect(open).toHaveLength(3);
  });

  test('one that fails is told to its own, and the next begins', async () => {
    const { open, reads, begun } = held();
    const first = reads.read('a');
    await begun(1);
    const second = reads.read('a');
    open[0]?.fail();
    await expect(first).rejects.toThrow('no answer');
    await begun(2);
    open[1]?.end('2');
    expect(await second).toBe('2');
  });

  test('other keys do not wait', async () => {
    const { open, reads, begun } = held();
    const both = [reads.read('a'), reads.read('b')];
    await begun(2);
    expect(open.map(({ key }) => key)).toEqual(['a', 'b']);
    for (const { end } of open) end('there');
    await Promise.all(both);
  });
});
