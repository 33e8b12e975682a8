import { expect, test } from 'vitest';
import { applyDiff, toldBlocks } from '../../../../lib/document/diff/applyDiff.ts';
import { diffOf } from '../../../../lib/document/diff/diffOf.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { defaultScale } from '../../../../lib/domain/likelihood/scaleById.ts';
import { seededRandom } from '../../../bench/seededRandom.ts';

const random = seededRandom(11);
const below = (bound: number): number => Math.floor(random() * bound);
const paragraph = (id: string, text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const docOf = (...content: readonly NodeJson[]): DocJson => ({ type: 'doc', content });
const one = (text: string): DocJson => docOf(paragraph('p', text));
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
const blocks = (count: number, text: (at: number) => string): readonly NodeJson[] =>
  Array.from({ length: count }, (_, at) => paragraph(`b${at}`, text(at)));

/** After so long the document worker ends a piece of work, ms. On a quiet machine each of these takes a second at most. */
const withinMs = 20_000;

test.each<[string, () => readonly [DocJson, DocJson]]>([
  [
    'two words in random order',
    () => [
      one(many(200_000, () => (below(2) === 0 ? 'a ' : 'b '))),
      one(many(200_000, () => (below(2) === 0 ? 'a ' : 'b '))),
    ],
  ],
  ['the same two words, turned about', () => [one('a b '.repeat(150_000)), one('b a '.repeat(150_000))]],
  ['nothing in common', () => [one(many(150_000, (at) => `x${at} `)), one(many(150_000, (at) => `y${at} `))]],
  [
    'every second word another',
    () => [one(many(100_000, (at) => `w${at} `)), one(many(100_000, (at) => (at % 2 === 0 ? `w${at} ` : `v${at} `)))],
  ],
  ['words in reverse', () => [one(many(60_000, (at) => `w${at} `)), one(many(60_000, (at) => `w${59_999 - at} `))]],
  ['one word of a million letters', () => [one('x'.repeat(1_000_000)), one('x'.repeat(999_999))]],
  [
    'signs and half letters',
    () => [one(many(100_000, () => '\u{1F600}\u0301\u200d-.')), one(many(100_000, () => "'\ud83d\u0301.-"))],
  ],
  ['spaces of all kinds', () => [one(' \u00a0\u2003'.repeat(150_000)), one('\u2003 \u00a0'.repeat(150_000))]],
  [
    '20,000 blocks in reverse',
    () => {
      const all = blocks(20_000, (at) => `Words of ${at}.`);
      return [docOf(...all), docOf(...all.toReversed())];
    },
  ],
  [
    '20,000 blocks, each one reworded',
    () => [docOf(...blocks(20_000, (at) => `One ${at} two.`)), docOf(...blocks(20_000, (at) => `Two ${at} one.`))],
  ],
  [
    '40 blocks, each hard in itself: they share one budget',
    () => {
      const hard = () => many(8_000, () => `w${below(30)} `);
      return [docOf(...blocks(40, hard)), docOf(...blocks(40, hard))];
    },
  ],
])(
  '[VD2] %s: bounded, and still right',
  (_name, make) => {
    const [before, after] = make();
    const started = performance.now();
    const diff = diffOf(before, after, () => defaultScale);
    expect(performance.now() - started).toBeLessThan(withinMs);
    const applied = applyDiff(toldBlocks(before), diff.blocks);
    // Not by `toEqual`: its message of a difference would be megabytes.
    expect(JSON.stringify(applied) === JSON.stringify(toldBlocks(after))).toBe(true);
  },
  60_000,
);
