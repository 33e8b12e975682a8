import { describe, expect, test } from 'vitest';
import { searchWords } from '../../../lib/persistence/stores/searchWords.ts';

describe('what somebody types into the search', () => {
  test.each([
    ['missile', '', "'missile':* | 'missil' | 'missi' | 'miss'"],
    ['supply of fue', 'supply of ', "'fue':*"],
    ['Naïve Élan', 'Naïve ', "'élan':*"],
    ['"supply lines"', '"supply lines"', null],
    ['fuel -rail', 'fuel -rail', null],
    ['fuel or', 'fuel or', null],
    ["fuel'; --", "fuel'; --", null],
    ['制裁', '', "'制裁':*"],
  ])('%s', (typed, head, ending) => {
    expect(searchWords(typed)).toMatchObject({ whole: typed, head, ending });
  });

  test('a quotation mark that is still open counts for nothing', () => {
    expect(searchWords('"supply li')).toMatchObject({ whole: 'supply li', head: 'supply ', ending: "'li':*" });
    expect(searchWords('"supply lines" "fu')).toMatchObject({ head: '"supply lines"  ', ending: "'fu':*" });
  });

  test('a reference is a number, and nothing else is', () => {
    expect(searchWords('ys-2026-014').number).toBe(14);
    expect(searchWords('YS-2026-0140 ').number).toBe(140);
    expect(searchWords('14').number).toBeNull();
    expect(searchWords('YS-2026-014 fuel').number).toBeNull();
    expect(searchWords('YS-2026-99999999999').number).toBeNull();
  });
});
