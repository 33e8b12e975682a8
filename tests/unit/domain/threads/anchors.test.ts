import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorAt, type Anchor, type TextRun } from '../../../../lib/domain/threads/anchor.ts';
import { distance, leastLikeness, likeness, mostLike } from '../../../../lib/domain/threads/likeness.ts';
import { resolveAnchors } from '../../../../lib/domain/threads/resolveAnchors.ts';

const run = (id: string, text: string): TextRun => ({ blockIds: [id], text });
const paper = [
  run('a', 'The harbour will reopen before the winter, and grain exports will grow.'),
  run('b', 'Two reports agree that the dredger has left the yard.'),
  run('c', 'Insurers will stay away. The insurers said so twice.'),
];
/** The anchor of words in a block. */
function on(blockId: string, words: string, nth = 0, runs: readonly TextRun[] = paper): Anchor {
  const found = runs.find((each) => each.blockIds.includes(blockId));
  let at = -1;
  for (let count = 0; count <= nth; count += 1) at = found?.text.indexOf(words, at + 1) ?? -1;
  if (found === undefined || at < 0) throw new Error(`no "${words}" in ${blockId}`);
  return anchorAt(found, at, at + words.length);
}
/** Where it is now: state and words. */
function now(anchor: Anchor, runs: readonly TextRun[], live?: Parameters<typeof resolveAnchors>[2]) {
  const [place] = resolveAnchors([anchor], runs, live);
  if (place === undefined || place.state === 'detached') return ['detached'];
  const held = runs[place.run];
  return [place.state, held?.blockIds[0], held?.text.slice(place.from, place.to)];
}
const changed = (id: string, text: string) => paper.map((each) => (each.blockIds[0] === id ? run(id, text) : each));

describe('the place of a thread', () => {
  test('[TD1] is where its relative positions point, then its block, then the draft', () => {
    const anchor = on('a', 'grain exports');
    expect(now(anchor, paper)).toEqual(['attached', 'a', 'grain exports']);
    const typed = changed('a', 'The harbour will reopen, and the northern grain and steel exports will grow.');
    const live = () => ({ run: 0, from: 42, to: 65 });
    expect(now(anchor, typed, live)).toEqual(['attached', 'a', 'grain and steel exports']);
    // Positions that point at other words, or nowhere, do not count.
    expect(now(anchor, paper, () => ({ run: 1, from: 0, to: 11 }))).toEqual(['attached', 'a', 'grain exports']);
    const pasted = changed('a', 'The harbour will reopen.').map((each) =>
      each.blockIds[0] === 'c' ? run('c', 'Insurers will stay away, and grain exports will grow.') : each,
    );
    expect(now(anchor, pasted)).toEqual(['moved', 'c', 'grain exports']);
    expect(now(anchor, changed('a', 'The harbour will reopen.'))).toEqual(['detached']);
  });

  test('[TD1] is found when its block is gone, split or joined', () => {
    const anchor = on('a', 'grain exports will grow');
    const split = [run('a', 'The harbour will reopen before the winter, and '), run('n', 'grain exports will grow.')];
    expect(now(anchor, split)).toEqual(['moved', 'n', 'grain exports will grow']);
    expect(now(anchor, [run('z', `Before. ${paper[0]?.text ?? ''}`)])).toEqual([
      'moved',
      'z',
      'grain exports will grow',
    ]);
    expect(now(anchor, [])).toEqual(['detached']);
  });

  test('[TD2] an edit of the quote is followed without positions, in its block and elsewhere', () => {
    const anchor = on('b', 'the dredger has left the yard');
    expect(now(anchor, changed('b', 'Two reports agree that the dredger has long left the yard.'))).toEqual([
      'attached',
      'b',
      'the dredger has long left the yard',
    ]);
    const elsewhere = [run('n', 'We know that the dredgers had left the yard.')];
    expect(now(anchor, elsewhere)).toEqual(['moved', 'n', 'the dredgers had left the yard']);
    expect(now(anchor, changed('b', 'Two reports agree about something else.'))).toEqual(['detached']);
  });

  test('[TD2] two places that are equally good are none', () => {
    const anchor = on('b', 'the dredger has left');
    const twice = [run('n', 'So the dredger has left us.'), run('m', 'So the dredger has left us.')];
    expect(now(anchor, twice)).toEqual(['detached']);
    expect(now(anchor, [...twice, run('o', 'reports agree that the dredger has left the yard')])).toEqual([
      'moved',
      'o',
      'the dredger has left',
    ]);
  });

  test('[TD3] a quote that stands twice is told by its context; a short one elsewhere needs it', () => {
    const second = on('c', 'nsurers', 1);
    const [place] = resolveAnchors([second], paper);
    expect(place).toMatchObject({ state: 'attached', run: 2, from: 30 });
    const will = on('a', 'will', 1);
    expect(resolveAnchors([will], paper)[0]).toMatchObject({
      run: 0,
      from: (paper[0]?.text ?? '').lastIndexOf('will'),
    });
    expect(now(will, changed('a', 'The harbour reopens.'))).toEqual(['detached']);
    expect(now(will, [run('n', 'winter, and grain exports will grow.')])).toEqual(['moved', 'n', 'will']);
  });

  test('[TD1] of a whole block is the block', () => {
    const whole: Anchor = { blockId: 'b', quote: '', prefix: '', suffix: '' };
    expect(now(whole, paper)).toEqual(['attached', 'b', paper[1]?.text]);
    expect(now(whole, [])).toEqual(['detached']);
  });

  test('[TD1] [TD2] an edited passage that was cut here and pasted there is known again by the words as they were seen', () => {
    const before = [run('a', 'It is said that the yard will close in the autumn of this year, by two of them.')];
    const anchor = anchorAt(before[0] ?? run('', ''), 16, 62);
    const seen = 'the small old yard in the north may well close in the autumn';
    const after = [run('a', 'It is said that, by two of them.'), run('b', `Others write: ${seen}.`)];
    expect(resolveAnchors([anchor], after)).toEqual([{ state: 'detached' }]);
    const [place] = resolveAnchors([{ ...anchor, seen }], after);
    expect(place).toMatchObject({ state: 'moved', run: 1, from: 14, to: 14 + seen.length });
    // Not where the words stand twice, are too short to tell, or are none of the quote's any more.
    const twice = [...after, run('c', `${seen}.`)];
    expect(resolveAnchors([{ ...anchor, seen }], twice)).toEqual([{ state: 'detached' }]);
    expect(resolveAnchors([{ ...anchor, seen: 'by two' }], after)).toEqual([{ state: 'detached' }]);
    expect(resolveAnchors([{ ...anchor, seen: 'Others write: the small' }], after)).toEqual([{ state: 'detached' }]);
  });

  test('[TD4] likeness: the same is 1, an edit is high, other words are low', () => {
    expect(likeness('grain exports', 'grain exports')).toBe(1);
    expect(likeness('grain exports', 'grain and some steel exports of the whole year')).toBeGreaterThan(leastLikeness);
    expect(likeness('very likely', 'very likly')).toBeGreaterThan(leastLikeness);
    expect(likeness('the yard will close', 'exports grew in the north')).toBeLessThan(leastLikeness);
    expect(likeness('reopen', 'winter')).toBeLessThan(leastLikeness);
    expect(likeness('', 'x')).toBe(0);
    expect(mostLike('dredger', 'xxxxxxxx')).toBeNull();
  });

  test('[TD4] likeness is 1 for equal texts alone, the same both ways by characters, and never outside 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (a, b) => {
        const like = likeness(a, b);
        expect(like >= 0 && like <= 1).toBe(true);
        expect(like === 1).toBe(a === b);
        expect(distance(a, b)).toBe(distance(b, a));
      }),
    );
  });

  test('[TD2] whatever the draft, what is attached is like the quote, and an untouched quote is found', () => {
    const words = fc.constantFrom('grain', 'yard', 'the', 'will', 'close', 'harbour', 'and', 'ship', 'east', 'of');
    const text = fc.array(words, { minLength: 3, maxLength: 14 }).map((list) => list.join(' '));
    const runs = fc.array(text, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(runs, runs, fc.nat(), fc.nat(), fc.nat(), (before, after, pick, start, length) => {
        const old = before.map((each, at) => run(`b${at}`, each));
        const held = old[pick % old.length];
        if (held === undefined) throw new Error('there are runs');
        const from = start % (held.text.length - 1);
        const to = Math.min(held.text.length, from + 1 + (length % 40));
        const anchor = anchorAt(held, from, to);
        const there = resolveAnchors([anchor], old)[0];
        expect(there).toMatchObject({ state: 'attached', likeness: 1 });
        const next = after.map((each, at) => run(`b${at}`, each));
        const place = resolveAnchors([anchor], next)[0];
        if (place === undefined || place.state === 'detached') return;
        const found = next[place.run]?.text.slice(place.from, place.to) ?? '';
        expect(likeness(anchor.quote, found)).toBeGreaterThanOrEqual(leastLikeness);
        expect(place.likeness).toBe(likeness(anchor.quote, found));
      }),
    );
  });
});
