import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../lib/domain/result.ts';

/** Who holds a data folder. `born` tells a process from a later one with the same id (Linux: start time in ticks). */
export type Holder = { readonly pid: number; readonly host: string; readonly born: string; readonly since: string };

/** A held data folder; `release` gives it back. */
export type DataDir = { readonly path: string; release(): Promise<void> };

/** The holder says "still here" this often, for processes on other hosts that share the folder. */
const heartbeatMs = 5_000;
/** A holder on another host that has been silent this long is gone. */
const silentMs = 30_000;

const bornOf = (pid: number): string => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return fields?.[19] ?? '';
  } catch {
    return '';
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname()) return isAlive(holder.pid) && bornOf(holder.pid) === holder.born;
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < silentMs;
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Creates the lock with its content in one step, so that nobody ever reads half a holder. False when there is one. */
async function tryCreate(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes a dead holder's lock. Only one process at a time may judge and remove, so nobody removes a fresh lock. */
async function clearStale(file: string): Promise<Holder | null> {
  const turn = `${file}.turn`;
  for (;;) {
    try {
      await mkdir(turn);
      break;
    } catch {
      const { mtimeMs } = await stat(turn).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > 10_000) await rmdir(turn).catch(() => undefined);
      await wait(20);
    }
  }
  try {
    const holder = await readHolder(file);
    if (holder !== null && (await isHeld(file, holder))) return holder;
    await rm(file, { force: true });
    return null;
  } finally {
    await rmdir(turn).catch(() => undefined);
  }
}

/**
 * Takes the data folder for this process, creating it when needed (mode 700).
 *
 * @returns the holder when a living process has it: two processes on one embedded database would damage it.
 */
export async function holdDataDir(path: string): Promise<Result<DataDir, Holder>> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  const file = join(path, 'lock');
  const self: Holder = {
    pid: process.pid,
    host: hostname(),
    born: bornOf(process.pid),
    since: new Date().toISOString(),
  };
  while (!(await tryCreate(file, self))) {
    const holder = await clearStale(file);
    if (holder !== null) return err(holder);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    if (existsSync(file)) utimesSync(file, now, now);
  }, heartbeatMs);
  heartbeat.unref();
  return ok({
    path,
    release: async () => {
      clearInterval(heartbeat);
      await rm(file, { force: true });
    },
  });
}

/** For a process that keeps nothing in a data folder: none is made, and none is held. */
export async function noDataDir(): Promise<Result<DataDir, Holder>> {
  return ok({ path: '', release: () => Promise.resolve() });
}

/** The secret that signs sessions, made once and kept in the data folder, readable by its owner alone. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  const existing = await readFile(file, 'utf8').catch(() => '');
  if (existing.trim().length >= 32) return existing.trim();
  const made = randomBytes(48).toString('base64url');
  // On the disk before anything is signed with it: lost with the machine's power, it would sign everybody out.
  await writeFile(file, `${made}\n`, { mode: 0o600, flush: true });
  return made;
}
