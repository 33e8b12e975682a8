import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdDataDir, keptSecret } from '../../../server/dataDir.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yardstick-dir-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lockOf = () => readFile(join(folder, 'lock'), 'utf8');

describe('the data folder', () => {
  it('is held by one: a second hears who has it, and gets it after the release', async () => {
    const first = await holdDataDir(folder);
    const second = await holdDataDir(folder);
    expect(second).toMatchObject({ ok: false, error: { pid: process.pid, host: hostname() } });
    if (!first.ok) throw new Error('not held');
    await first.value.release();
    const third = await holdDataDir(folder);
    expect(third.ok).toBe(true);
    if (third.ok) await third.value.release();
  });

  it('of a process that died is taken over', async () => {
    const child = spawn(process.execPath, ['-e', 'process.exit()']);
    const pid = child.pid ?? 0;
    await new Promise((resolve) => child.once('exit', resolve));
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid, host: hostname(), born: '1', since: 'then' }));
    const held = await holdDataDir(folder);
    expect(held.ok).toBe(true);
    expect(JSON.parse(await lockOf())).toMatchObject({ pid: process.pid });
    if (held.ok) await held.value.release();
  });

  it('of a dead process whose id is in use again is taken over', async () => {
    await writeFile(
      join(folder, 'lock'),
      JSON.stringify({ pid: process.pid, host: hostname(), born: '1', since: 'then' }),
    );
    const held = await holdDataDir(folder);
    expect(held.ok).toBe(true);
    if (held.ok) await held.value.release();
  });

  it('of a living process on another host is left alone', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere', born: '', since: 'then' }));
    expect(await holdDataDir(folder)).toMatchObject({ ok: false, error: { host: 'elsewhere' } });
  });

  it('goes to exactly one of twenty that find a dead holder at once', async () => {
    await writeFile(
      join(folder, 'lock'),
      JSON.stringify({ pid: process.pid, host: hostname(), born: '1', since: 'then' }),
    );
    const all = await Promise.all(Array.from({ length: 20 }, () => holdDataDir(folder)));
    const winners = all.flatMap((held) => (held.ok ? [held.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.release();
  });

  it('and its secret are for their owner alone; the secret stays the same', async () => {
    const held = await holdDataDir(folder);
    const secret = await keptSecret(folder);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(await keptSecret(folder)).toBe(secret);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    if (held.ok) await held.value.release();
  });
});
