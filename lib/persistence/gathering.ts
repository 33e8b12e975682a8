/** Queries of one kind under way at once: one that hangs must not hold up everybody. */
const lanes = 2;

type Asked<K, V> = {
  readonly key: K;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Makes a question about one thing of a query about many: it goes at once where little is under way, else together with all
 * that is asked by then. When hundreds come back at the same moment a handful of queries answers them.
 *
 * @param fetchAll Answers in the order of `keys`; always asked after the question came, so nobody gets an answer that is older.
 * @param most Keys in one query.
 */
export function gathering<K, V>(
  fetchAll: (keys: readonly K[]) => Promise<readonly V[]>,
  most: number,
): (key: K) => Promise<V> {
  let waiting: Asked<K, V>[] = [];
  let underWay = 0;
  const ask = (): void => {
    if (underWay >= lanes || waiting.length === 0) return;
    const asked = waiting.slice(0, most);
    waiting = waiting.slice(most);
    underWay += 1;
    fetchAll(asked.map(({ key }) => key))
      .then(
        (values) => {
          for (const [at, { resolve, reject }] of asked.entries()) {
            const value = values[at];
            if (value === undefined) reject(new Error('bug: a question of many has no answer'));
            else resolve(value);
          }
        },
        (error: unknown) => {
          for (const { reject } of asked) reject(error);
        },
      )
      .finally(() => {
        underWay -= 1;
        ask();
      });
  };
  return async (key) =>
    new Promise<V>((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      ask();
    });
}
