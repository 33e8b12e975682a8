import { describe, expect, test } from 'vitest';
import { steadyPdf } from '../../../../server/reader/steadyPdf.ts';

const at = '2026-11-22T09:30:00.000Z';
const steady = (text: string): string => Buffer.from(steadyPdf(Buffer.from(text, 'latin1'), at)).toString('latin1');

describe('[PX1] a PDF without chance', () => {
  test('names no moment but the given one', () => {
    expect(steady("/CreationDate (D:20270101000000+00'00')\n/ModDate (D:20270101000001+00'00')")).toBe(
      "/CreationDate (D:20261122093000+00'00')\n/ModDate (D:20261122093000+00'00')",
    );
  });

  test('counts the elements of its structure as they stand, in whatever order the browser numbered them', () => {
    const file = (...numbers: readonly [number, number, number]): string => {
      const [one, two, three] = numbers.map((number) => `(node${String(number).padStart(8, '0')})`);
      const tree = [`${one} 37 0 R`, `${two} 39 0 R`, `${three} 141 0 R`].toSorted();
      const [low, , high] = [...numbers].toSorted((a, b) => a - b).map((number) => String(number).padStart(8, '0'));
      return `/ID ${one} /ID ${two} /Headers [${two} ${one}] /ID ${three}\n<</Limits [(node${low}) (node${high})]\n/Names [${tree.join(' ')}]>>`;
    };
    const once = steady(file(173, 175, 180));
    expect(once).toBe(file(1, 2, 3));
    for (const other of [file(9188, 9190, 9207), file(175, 173, 180), file(31, 12, 5)]) {
      expect(steady(other)).toBe(once);
      expect(once).toHaveLength(other.length);
    }
  });
});
