import { describe, expect, test } from 'vitest';
import { gathering } from '../../../lib/persistence/gathering.ts';

/** A query whose answers come when the test says so. */
function slowQuery() {
  const asked: { readonly keys: readonly number[]; answer(): void; fail(): void }[] = [];
  const fetchAll = async (keys: readonly number[]): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      asked.push({
        keys,
        answer: () => resolve(keys.map((key) => `${key}!`)),
        fail: () => reject(new Error(`no ${keys.join(' ')}`)),
      });
    });
  return { asked, fetchAll };
}

const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what is asked of the database at the same moment', () => {
  test('is asked at once while little is under way, then together, and each gets the answer to its own question', async () => {
    const { asked, fetchAll } = slowQuery();
    const ask = gathering(fetchAll, 100);
    const answers = Array.from({ length: 50 }, async (_, key) => ask(key));
    expect(asked.map(({ keys }) => keys.length)).toEqual([1, 1]);
    asked[1]?.answer();
    await turn();
    expect(asked.map(({ keys }) => keys.length)).toEqual([1, 1, 48]);
    asked[0]?.answer();
    asked[2]?.answer();
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 50 }, (_, key) => `${key}!`));
  });

  test('is never answered by a query that began before it was asked', async () => {
    const { asked, fetchAll } = slowQuery();
    const ask = gathering(fetchAll, 100);
    const first = [ask(1), ask(2)];
    const later = ask(1);
    asked[0]?.answer();
    asked[1]?.answer();
    await turn();
    expect(asked.map(({ keys }) => keys)).toEqual([[1], [2], [1]]);
    asked[2]?.answer();
    expect(await Promise.all([...first, later])).toEqual(['1!', '2!', '1!']);
  });

  test('a query that fails or hangs takes only what it was asked; no query grows beyond the bound', async () => {
    const { asked, fetchAll } = slowQuery();
    const ask = gathering(fetchAll, 3);
    const hanging = ask(0);
    void hanging.catch(() => undefined);
    const failing = ask(1);
    const rest = [2, 3, 4, 5].map(async (key) => ask(key));
    asked[1]?.fail();
    await expect(failing).rejects.toThrow('no 1');
    await turn();
    expect(asked[2]?.keys).toEqual([2, 3, 4]);
    asked[2]?.answer();
    await turn();
    asked[3]?.answer();
    expect(await Promise.all(rest)).toEqual(['2!', '3!', '4!', '5!']);
  });
});
