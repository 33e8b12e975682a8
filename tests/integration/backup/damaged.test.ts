import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/persistence/openDatabase.ts';
import { collectingLog, temporaryFolder } from '../persistence/openTestDatabase.ts';
import { userNamed } from '../persistence/fixtures.ts';
import { runCommand } from './runCommand.ts';

const folder = temporaryFolder('damaged');
afterAll(folder.remove);
const here = { DATA_DIR: join(folder.path, 'here') };
const empty = { DATA_DIR: join(folder.path, 'empty') };
const file = join(folder.path, 'good.backup');

const withDatabase = async <T>(
  settings: { readonly DATA_DIR: string },
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> => {
  const opened = await openDatabase({ dataDir: settings.DATA_DIR, log: collectingLog() });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};

beforeAll(async () => {
  await withDatabase(here, async ({ database }) => {
    // What takes part in the form of the file: line ends of every kind, quotes, the end of a table.
    const name = 'Ada "the first" \\ {"end":"users"}\u2028\u2029 line\nfeed\r and tab\t';
    await database.transaction((stores) => stores.users.insert(userNamed('Ada', { name })));
  });
  expect(await runCommand('backup', [file], here)).toMatchObject({ code: 0, err: '' });
});

/** The same backup with other lines, and hashes that agree with them again. */
async function rewritten(change: (lines: string[]) => void): Promise<string> {
  const lines = gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
  change(lines);
  const end = JSON.parse(lines.pop() ?? '') as object;
  const sha256 = createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
  const path = join(folder.path, 'rewritten.backup');
  await writeFile(path, gzipSync(`${[...lines, JSON.stringify({ ...end, sha256 })].join('\n')}\n`));
  return path;
}

async function expectRefusal(path: string, words: RegExp): Promise<void> {
  const outcome = await runCommand('restore', [path], empty);
  expect(outcome.code, outcome.err).toBe(1);
  expect(outcome.err).toMatch(words);
  expect(outcome.err).not.toMatch(/\n {4}at /);
}

test('[BK4] a file that is damaged, cut off, missing or none of ours is refused in one sentence, and no database is made', async () => {
  const bytes = await readFile(file);
  const path = join(folder.path, 'bad.backup');
  for (const at of [20, Math.floor(bytes.length / 3), bytes.length - 6]) {
    const bad = Buffer.from(bytes);
    bad[at] = (bad[at] ?? 0) ^ 0x10;
    await writeFile(path, bad);
    await expectRefusal(path, /damaged|no backup/);
  }
  await writeFile(path, bytes.subarray(0, bytes.length - 40));
  await expectRefusal(path, /damaged/);
  await writeFile(path, 'A letter home.');
  await expectRefusal(path, /no backup of Yardstick/);
  await expectRefusal(join(folder.path, 'nothing'), /does not exist/);
  await expectRefusal(await rewritten((lines) => lines.splice(-3, 1)), /damaged/);
  await expectRefusal(
    await rewritten((lines) =>
      lines.splice(
        lines.findIndex((line) => line.includes('Ada')),
        1,
      ),
    ),
    /the hash of users differs/,
  );
  expect(existsSync(empty.DATA_DIR)).toBe(false);
}, 240_000);

test('[BK5] a backup of a newer version is refused and changes nothing', async () => {
  const form = await rewritten((lines) => {
    lines[0] = JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), format: 99, version: '9.0.0' });
  });
  await expectRefusal(form, /newer version \(9\.0\.0\)/);
  const schema = await rewritten((lines) => {
    const head = JSON.parse(lines[0] ?? '') as { migrations: object[] };
    head.migrations.push({ name: '20990101000000_later', checksum: 'f'.repeat(64) });
    lines[0] = JSON.stringify(head);
  });
  await expectRefusal(schema, /20990101000000_later, which this version does not know/);
  // With --replace too: what is there stays.
  expect(await runCommand('restore', [schema, '--replace'], here)).toMatchObject({ code: 1 });
  await withDatabase(here, async ({ database }) => {
    expect((await database.read.users.byEmail('ada@example.org'))?.name).toContain('Ada');
  });
}, 240_000);

test('[BK6] a row that the schema refuses leaves everything as it was', async () => {
  const broken = await rewritten((lines) => {
    const at = lines.findIndex((line) => line.includes('"table":"users"'));
    const row = (lines[at + 1] ?? '').replace('"member"', 'null');
    lines[at + 1] = row;
    const end = JSON.parse(lines[at + 2] ?? '') as object;
    lines[at + 2] = JSON.stringify({ ...end, sha256: createHash('sha256').update(`${row}\n`).digest('hex') });
  });
  const outcome = await runCommand('restore', [broken, '--replace'], here);
  expect(outcome.code).toBe(1);
  await withDatabase(here, async ({ database }) => {
    expect(await database.read.users.byEmail('ada@example.org')).not.toBeNull();
  });
}, 240_000);

test('[BK1] what a name may hold comes back letter by letter, and the terminal is told what is wrong with its words', async () => {
  expect(await runCommand('restore', [file], empty)).toMatchObject({ code: 0, err: '' });
  const names = await Promise.all(
    [here, empty].map((settings) =>
      withDatabase(settings, async ({ database }) => database.read.users.byEmail('ada@example.org')),
    ),
  );
  expect(names[1]).toEqual(names[0]);
  expect(await runCommand('backup', [], here)).toMatchObject({ code: 1, err: expect.stringContaining('one file') });
  const letter = join(folder.path, 'letter.txt');
  await writeFile(letter, 'Dear all');
  expect(await runCommand('backup', [letter], here)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no backup'),
  });
  expect(await readFile(letter, 'utf8')).toBe('Dear all');
  const nowhere = { DATA_DIR: join(folder.path, 'nowhere') };
  expect(await runCommand('backup', [join(folder.path, 'x')], nowhere)).toMatchObject({ code: 1 });
}, 240_000);
