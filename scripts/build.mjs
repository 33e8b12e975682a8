// Builds the pages when there is no current build (`--force`: in any case).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { digestOfSources, isBuildCurrent, markBuilt, root } from './currentBuild.mjs';

const isOpen = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One build at a time: two starts at once would write into each other's output. */
async function takeTurn() {
  mkdirSync(join(root, '.build'), { recursive: true });
  const lock = join(root, '.build', 'building');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (holder > 0 && !isOpen(holder)) rmSync(lock, { force: true });
      await wait(250);
    }
  }
}

/** Makes sure that `.next` fits the sources; exits when the build fails. */
export async function ensureBuild({ force = false } = {}) {
  if (!existsSync(join(root, 'lib/persistence/generated/client.ts'))) await import('./generate.mjs');
  if (!force && isBuildCurrent()) return;
  const done = await takeTurn();
  try {
    if (!force && isBuildCurrent()) return;
    process.stdout.write('Building the pages (about a minute, once) ...\n');
    const digest = digestOfSources();
    const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (result.status !== 0) {
      process.stderr.write(result.stdout);
      process.stderr.write(result.stderr);
      process.exit(result.status ?? 1);
    }
    markBuilt(digest);
  } finally {
    done();
  }
}

if (process.argv[1]?.endsWith('build.mjs')) await ensureBuild({ force: process.argv.includes('--force') });
