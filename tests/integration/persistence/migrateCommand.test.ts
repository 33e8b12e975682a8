import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readMigrations } from '../../../lib/persistence/migrations.ts';
import { holdDataDir } from '../../../server/dataDir.ts';
import { temporaryFolder } from './openTestDatabase.ts';

const folder = temporaryFolder('migrate-command');
afterAll(folder.remove);

type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };

function runMigrate(flags: readonly string[], settings: Readonly<Record<string, string>>): Promise<Outcome> {
  const script = fileURLToPath(new URL('../../../scripts/migrate.ts', import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', script, ...flags],
      { env: { ...process.env, DATABASE_URL: '', ...settings } },
      (_error, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
  });
}

test('npm run migrate on an embedded database: none yet, applied, in use, and wrong flags', async () => {
  const settings = { DATA_DIR: join(folder.path, 'data') };
  const last = readMigrations().at(-1)?.name ?? '';
  expect(await runMigrate(['--help'], settings)).toMatchObject({ code: 0, out: expect.stringContaining('--status') });
  expect(await runMigrate(['--status'], settings)).toMatchObject({
    code: 0,
    out: expect.stringContaining('no database'),
  });
  expect(existsSync(settings.DATA_DIR)).toBe(false);
  expect(await runMigrate([], settings)).toMatchObject({ code: 0, out: expect.stringContaining(`applied  ${last}`) });
  expect(await runMigrate(['--status'], settings)).toMatchObject({
    code: 0,
    out: expect.stringContaining('0 pending'),
  });

  const held = await holdDataDir(settings.DATA_DIR);
  if (!held.ok) throw new Error('the command left its lock behind');
  expect(await runMigrate(['--status'], settings)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`process ${process.pid}`),
  });
  await held.value.release();
  expect(await runMigrate(['--statsu'], settings)).toMatchObject({ code: 1, err: expect.stringContaining('--statsu') });
  const unreachable = { ...settings, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
  const failed = await runMigrate([], unreachable);
  expect(failed).toMatchObject({ code: 1, err: expect.stringContaining('cannot be reached') });
  expect(failed.err).not.toContain('    at ');
});
