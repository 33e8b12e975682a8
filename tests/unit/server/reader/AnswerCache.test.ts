import { describe, expect, test } from 'vitest';
import { AnswerCache } from '../../../../server/reader/AnswerCache.ts';
import { madeAnswer } from '../../../../server/reader/madeAnswer.ts';
import { steadyPdf } from '../../../../server/reader/steadyPdf.ts';

const of = (bytes: number) => async () => madeAnswer(Buffer.alloc(bytes), 'application/pdf');

describe('answers that are kept', () => {
  test('are made once, also for those who ask at the same time', async () => {
    const cache = new AnswerCache(1000);
    let made = 0;
    const make = async () => {
      made += 1;
      return madeAnswer('a page', 'text/html');
    };
    await Promise.all([cache.answer('a', make), cache.answer('a', make)]);
    await cache.answer('a', make);
    expect(made).toBe(1);
  });

  test('are never more than so many bytes; the least used go first', async () => {
    const cache = new AnswerCache(1000);
    for (const key of ['a', 'b', 'c']) await cache.answer(key, of(300));
    await cache.answer('a', of(300));
    await cache.answer('d', of(300));
    expect(cache.bytes).toBe(900);
    let again = '';
    for (const key of ['a', 'c', 'd', 'b']) {
      await cache.answer(key, async () => {
        again += key;
        return of(1)();
      });
    }
    expect(again).toBe('b');
    await cache.answer('huge', of(2000));
    expect(cache.bytes).toBeLessThanOrEqual(1000);
  });

  test('that failed are made again', async () => {
    const cache = new AnswerCache(1000);
    await expect(cache.answer('a', () => Promise.reject(new Error('not now')))).rejects.toThrow('not now');
    expect((await cache.answer('a', of(5))).body).toHaveLength(5);
  });
});

test('[PX1] a PDF names the time of its publication and no other; nothing moves in it', () => {
  const printed = "<</CreationDate (D:20261124101112+00'00')\n/ModDate (D:20261124101113+00'00')>> (D:2026 is text)";
  const steady = Buffer.from(steadyPdf(Buffer.from(printed, 'latin1'), '2026-11-22T09:30:00.000Z')).toString('latin1');
  expect(steady).toBe(
    "<</CreationDate (D:20261122093000+00'00')\n/ModDate (D:20261122093000+00'00')>> (D:2026 is text)",
  );
});
