import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A disk of its own that a fault makes read-only under whoever writes to it, as file systems do to save what they hold. */
export type FailingDisk = {
  readonly path: string;
  /** From now on everything on it can be read and nothing written, through files that are open too. */
  fail(): void;
  /** Checks and mounts it again. Nobody may have a file on it open. */
  mend(): void;
  remove(): void;
};

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();

/** Mounts an ext4 in a file; null, having said so, where this process may not, or the kernel cannot play the fault. */
export function mountFailingDisk(megabytes: number): FailingDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-failing-'));
  const [image, path] = [join(folder, 'image'), join(folder, 'disk')];
  mkdirSync(path);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  const mount = (): void => void run('mount', '-o', 'loop,errors=remount-ro', image, path);
  const remove = (): void => {
    try {
      run('umount', '--lazy', path);
    } catch {
      // Not mounted, or no longer.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const fault = (): string =>
    `/sys/fs/ext4/${basename(run('findmnt', '-n', '-o', 'SOURCE', path).trim())}/trigger_fs_error`;
  const fail = (): void => writeFileSync(fault(), 'a fault that a test plays');
  const mend = (): void => {
    run('umount', path);
    try {
      run('e2fsck', '-f', '-y', image);
    } catch (error) {
      // 1: there was something to mend.
      if ((error as { status?: number }).status !== 1) throw error;
    }
    mount();
  };
  try {
    run('mkfs.ext4', '-q', image);
    mount();
    fail();
    if (isWritable(path)) throw new Error('the fault does not make it read-only');
    mend();
    if (!isWritable(path)) throw new Error('it stays read-only');
  } catch {
    remove();
    process.stderr.write(
      'SKIPPED: no disk can be made to fail here, so nothing is tested on one that turns read-only.\n',
    );
    return null;
  }
  return { path, fail, mend, remove };
}

function isWritable(path: string): boolean {
  try {
    writeFileSync(join(path, 'probe'), '');
    rmSync(join(path, 'probe'));
    return true;
  } catch {
    return false;
  }
}
