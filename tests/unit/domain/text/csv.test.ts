import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../lib/domain/text/csv.ts';

/** The cells of a file, read by the standard's rules. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const text = csv.replace(/^\uFEFF/u, '');
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ',' || (sign === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        at += 1;
        rows.push([]);
      }
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

describe('a table for spreadsheets', () => {
  it('[LG14] keeps commas, quotes and lines in their cell', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['one, "two"', 'three\nfour'],
          [0.25, null],
          [true, 'Fähre'],
        ],
      ),
    ).toBe('\uFEFFa,b\r\n"one, ""two""","three\nfour"\r\n0.25,\r\ntrue,Fähre\r\n');
  });

  it('[LG14] has no text that a spreadsheet would run', () => {
    const formulas = ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1', '"=1"', '＝1', '|cmd', '%0A=1'];
    const [, ...rows] = cellsOf(
      csvOf(
        ['text'],
        formulas.map((formula) => [formula]),
      ),
    );
    expect(rows.map(([cell]) => cell)).toEqual(formulas.map((formula) => `'${formula}`));
    expect(csvOf(['n'], [[-0.5]])).toBe('\uFEFFn\r\n-0.5\r\n');
  });

  it('[LG14] is read back whole, whatever was written', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', ' ', 'x', ';') }));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), (rows) => {
        const [, ...read] = cellsOf(csvOf(['a', 'b'], rows));
        const without = (cell: string, was: string) => (cell === `'${was}` ? was : cell);
        expect(read.map((cells, row) => cells.map((cell, at) => without(cell, rows[row]![at]!)))).toEqual(rows);
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/u);
      }),
    );
  });
});
