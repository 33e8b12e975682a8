import { expect, test } from 'vitest';
import { checkDraft } from '../../../lib/document/checkDraft.ts';
import { diffOf } from '../../../lib/document/diff/diffOf.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { defaultScale, scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { defaultProfile } from '../../../lib/domain/tradecraft/CheckRun.ts';

/** Words and signs that patterns for words, numbers, dates, brackets and addresses may stumble over. */
const pieces = [
  'a',
  ' ',
  '(',
  '[',
  '"',
  '“',
  '-',
  '1',
  '1,',
  '1.',
  '. ',
  'A. ',
  'A.B',
  '\u0301',
  '\u00a0',
  'likely ',
  'not ',
  'very ',
  'likely to be unlikely to ',
  'less than ',
  'between 1 and ',
  '20 to ',
  'in 2026-',
  'by 1 January ',
  'and/or ',
  'http://',
  'a@',
  'J1 ',
  '(S//',
  '%',
  'we judge that ',
  'if ',
  'could, ',
];

const draftOf = (text: string): DocJson => ({
  type: 'doc',
  content: ['judgment', 'paragraph', 'evidence', 'assumption'].map((type, index) => ({
    type,
    attrs: { id: `b${index}` },
    content: [{ type: 'text', text }],
  })),
});

/** Time of the processor, ms: what else the machine does is not counted. The best of two: a collection may fall into one. */
function cost(work: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
}

const [small, factor] = [5_000, 4];
/** Four times the text may cost four times as much, and half as much again for what a cache no longer holds; sixteen times would be quadratic. */
const mostGrowth = 9;
/** Below this nobody waits, whatever the growth, ms. */
const unfelt = 250;

function expectProportion(what: string, work: (length: number) => unknown): void {
  work(1_000);
  const long = cost(() => work(small * factor));
  if (long < unfelt) return;
  const short = cost(() => work(small));
  expect.soft(long / short, `${what}: ${short.toFixed(0)} ms, then ${long.toFixed(0)} ms`).toBeLessThan(mostGrowth);
}

const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

test('[AT14] checks cost in proportion to the text, whatever it repeats', () => {
  for (const piece of pieces) {
    expectProportion(`checks of ${JSON.stringify(piece)}`, (length) =>
      checkDraft({
        content: draftOf(repeated(piece, length)),
        scales,
        marking: 'us',
        profile: defaultProfile,
        today: '2026-11-20',
      }),
    );
  }
}, 240_000);

test('[AT14] differences too, also where nothing or everything is alike', () => {
  const words = (length: number, from: number): string =>
    Array.from({ length: Math.ceil(length / 6) }, (_, index) => `w${(index * 7 + from) % 9_973}`).join(' ');
  const compare = (before: string, after: string): unknown =>
    diffOf(draftOf(before), draftOf(after), () => defaultScale);
  for (const piece of pieces) {
    expectProportion(`difference of ${JSON.stringify(piece)}`, (length) =>
      compare(repeated(piece, length), `x ${repeated(piece, length - 100)} y`),
    );
  }
  expectProportion('nothing alike', (length) => compare(words(length, 0), words(length, 3)));
  expectProportion('turned about', (length) =>
    compare(words(length, 0), words(length, 0).split(' ').toReversed().join(' ')),
  );
}, 240_000);
