import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled and made read-only. */
export type SmallDisk = {
  readonly path: string;
  /** Leaves only so many bytes free. */
  fill(leaveBytes: number): void;
  /** Takes back what `fill` put there. */
  clear(): void;
  setReadOnly(isReadOnly: boolean): void;
  remove(): void;
};

/** Mounts one in memory; null, having said so, where this process may not. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'yardstick-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true, force: true });
    process.stderr.write('SKIPPED: no disk can be mounted here, so nothing is tested on a full or read-only one.\n');
    return null;
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: (leaveBytes) => {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
    },
    clear: () => rmSync(ballast, { force: true }),
    setReadOnly: (isReadOnly) => {
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path], { stdio: 'ignore' });
    },
    remove: () => {
      execFileSync('umount', ['--lazy', path], { stdio: 'ignore' });
      rmSync(path, { recursive: true, force: true });
    },
  };
}
