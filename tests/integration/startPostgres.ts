import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A PostgreSQL server of the tests' own, with no data in it. */
export type TestPostgres = {
  /** Address of its only database. */
  readonly url: string;
  /** Address of a new, empty database in it. */
  newDatabase(name: string): Promise<string>;
  /** Ends the server at once, as a crash would; what it gives back starts it again, on the same port and data. */
  crash(): Promise<() => Promise<void>>;
  /** Holds every process of the server still, so that nothing answers and nothing refuses; what it gives back lets them go on. */
  freeze(): Promise<() => Promise<void>>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
};

const run = promisify(execFile);
const startWithinMs = 30_000;

/**
 * Starts a private PostgreSQL server on a free port of 127.0.0.1, with its files in a temporary folder. Where the
 * tests run as root it runs as `postgres` or `nobody`, because the server refuses root.
 *
 * @returns null, having said so, where no PostgreSQL is installed.
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const binaries = findBinaries();
  if (binaries === null) {
    process.stderr.write('SKIPPED: no PostgreSQL server is installed here, so nothing is tested against one.\n');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-pg-'));
  const owner = await serverUser();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const identity = owner === null ? {} : { uid: owner.uid, gid: owner.gid };
  const data = join(folder, 'data');
  await run(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...identity,
    cwd: folder,
  });

  const port = await freePort();
  const addressOf = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
      { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
    try {
      await untilAnswering(addressOf('postgres'), () => child.exitCode !== null);
    } catch {
      await end(child, 'SIGINT');
      throw new Error(`PostgreSQL did not start: ${said}`);
    }
    return child;
  };
  let server = await begin().catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    url: addressOf('postgres'),
    newDatabase: async (name) => {
      const client = new Client({ connectionString: addressOf('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE "${name}"`);
      await client.end();
      return addressOf(name);
    },
    crash: async () => {
      await end(server, 'SIGQUIT');
      return async () => {
        server = await begin();
      };
    },
    freeze: async () => {
      server.kill('SIGSTOP'); // the parent first, so that it makes no more children
      const children = await childrenOf(server.pid);
      for (const child of children) process.kill(child, 'SIGSTOP');
      return async () => {
        for (const child of children) goOn(child);
        server.kill('SIGCONT');
        await untilAnswering(addressOf('postgres'), () => server.exitCode !== null);
      };
    },
    stop: async () => {
      server.kill('SIGCONT');
      for (const child of await childrenOf(server.pid)) goOn(child);
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends the signal and waits until the process is gone. */
async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill(signal);
  await gone;
}

/** Lets a process go on that was held still; one that has ended by now needs nothing. */
function goOn(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Processes whose parent is `pid`. */
async function childrenOf(pid: number | undefined): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/u).map(Number));
  return pairs.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0);
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres'))) ?? null;
}

/** Null: this process's own user will do. */
async function serverUser(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (userInfo().uid !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // This one does not exist here; the next may.
    }
  }
  return null;
}

/** A port of 127.0.0.1 that nobody has. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function untilAnswering(url: string, hasEnded: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + startWithinMs;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasEnded() || Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
