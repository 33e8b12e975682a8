import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '../../../lib/persistence/embedded/startEmbedded.ts';
import { openDatabase } from '../../../lib/persistence/openDatabase.ts';
import { entry, idOf } from './fixtures.ts';
import { collectingLog, temporaryFolder } from './openTestDatabase.ts';
import { seededDraft } from './seededDraft.ts';

const folders = ['killed', 'half', 'long', 'lost'].map(temporaryFolder);
afterAll(() => {
  for (const folder of folders) folder.remove();
});
const folderOf = (index: number) => folders[index]?.path ?? '';

/** Runs the writer until it has had `count` numbers acknowledged, kills it, and gives the numbers. */
function killedAfter(dataDir: string, from: number, count: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const writer = fileURLToPath(new URL('./killedWriter.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', writer, dataDir, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > count) child.kill('SIGKILL');
    });
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself (${code})`));
      // A last line without its end may be half a number.
      resolve(said.split('\n').slice(0, -1).map(Number));
    });
  });
}

test('what was acknowledged is there after SIGKILL, three times over', async () => {
  const acknowledged: number[] = [];
  for (const [round, count] of [40, 400, 1_200].entries()) {
    acknowledged.push(...(await killedAfter(folderOf(0), round * 100_000, count)));
  }
  expect(acknowledged.length).toBeGreaterThan(1_600);
  const opened = await openDatabase({ dataDir: folderOf(0), log: collectingLog() });
  const loaded = await opened.drafts.load(idOf('assessment Killed'));
  await opened.close();
  const stored = new Set(loaded?.tail.map((row) => Number(new TextDecoder().decode(row.update))));
  expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
  // Not vacuous: the writer was killed with batches under way, which may be stored or not, but never half.
  const rowsOf = (number: number) => [0, 1, 2, 3, 4].map((offset) => number - (number % 5) + offset);
  expect([...stored].filter((number) => !rowsOf(number).every((row) => stored.has(row)))).toEqual([]);
});

test('files that a killed first start left unfinished are thrown away', async () => {
  const unfinished = join(folderOf(1), 'pgdata.unfinished');
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '');
  const opened = await openDatabase({ dataDir: folderOf(1), log: collectingLog() });
  await opened.ping();
  await opened.close();
  expect(existsSync(unfinished)).toBe(false);
});

test('a folder whose path is too long for a UNIX socket works, and a second start finds the data', async () => {
  const dataDir = join(folderOf(2), 'a'.repeat(60), 'b'.repeat(60));
  const first = await openDatabase({ dataDir, log: collectingLog() });
  const id = await seededDraft(first, 'Kept');
  await first.drafts.append([entry(id, 'Wanda', 1, 'kept')]);
  await first.close();
  const second = await openDatabase({ dataDir, log: collectingLog() });
  expect((await second.drafts.load(id))?.tail).toHaveLength(1);
  await second.close();
});

test('the embedded database: one server a folder, lost connections roll back, others are not disturbed', async () => {
  const embedded = await startEmbedded({ dataDir: folderOf(3) });
  await expect(startEmbedded({ dataDir: folderOf(3) })).rejects.toMatchObject({ name: 'DatabaseInUseError' });
  const [one, two] = [new Client(embedded.pool), new Client(embedded.pool)];
  for (const client of [one, two]) await client.connect();
  one.on('error', () => undefined);
  await two.query('CREATE TABLE t (n int PRIMARY KEY)');
  await one.query('BEGIN');
  await one.query('INSERT INTO t VALUES ($1)', [1]);
  const waiting = two.query<{ n: number }>('SELECT n FROM t');
  // The socket ends as it does when a process dies: no COMMIT, no ROLLBACK, no goodbye.
  (one as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect((await waiting).rows).toEqual([]);

  // An error ends its own batch only, and unnamed statements of connections do not mix.
  const three = new Client(embedded.pool);
  await three.connect();
  const results = await Promise.all(
    Array.from({ length: 90 }, async (_, index) => {
      if (index % 3 === 0) return await two.query<{ a: number }>('SELECT $1::int AS a', [index]);
      if (index % 3 === 1) return await three.query<{ a: number }>('SELECT $1::int + 0 AS a, 2 AS b', [index]);
      await expect(two.query('SELECT 1 / $1::int', [0])).rejects.toThrow('division by zero');
      return null;
    }),
  );
  expect(results.map((result) => result?.rows[0]?.a ?? null)).toEqual(
    results.map((_, index) => (index % 3 === 2 ? null : index)),
  );
  for (const client of [two, three]) await client.end();
  await embedded.close();
});

test('a database that cannot be reached is an error within seconds', async () => {
  const started = Date.now();
  const url = 'postgresql://nobody@127.0.0.1:1/none';
  await expect(openDatabase({ dataDir: '/nowhere', databaseUrl: url, log: collectingLog() })).rejects.toThrow();
  expect(Date.now() - started).toBeLessThan(10_000);
});
