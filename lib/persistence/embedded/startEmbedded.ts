import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PoolConfig } from 'pg';
import { startTypescriptWorker } from '../startTypescriptWorker.ts';

/** The embedded database, running. */
export type EmbeddedDatabase = {
  /** How `pg` reaches it. */
  readonly pool: PoolConfig;
  /** Resolves with the reason should the database's thread end by itself; it does not come back in this process. */
  readonly failed: Promise<Error>;
  /** Writes everything out and ends the thread. */
  close(): Promise<void>;
};

/** The folder's database is being served already, by another process. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

/** A UNIX socket's path may have 107 bytes on Linux and 103 on macOS. */
const maxSocketPathBytes = 100;
/** `pg` makes the name from the port; PostgreSQL's own tools look for it too. */
const socketName = '.s.PGSQL.5432';
/** Where the data folder's path is too long: a file in it that says where the socket is. */
const elsewhereName = 'socket-folder';
/** How long the thread may take to close before it is ended, ms: everything acknowledged is on the disk by then anyway. */
const closeAfterMs = 8_000;

type WorkerMessage = { readonly kind: 'ready' | 'closed' } | { readonly kind: 'failed'; readonly message: string };

/**
 * Starts the embedded PostgreSQL in a thread, with its files in `<dataDir>/pgdata`, made when missing.
 * An acknowledged commit is flushed to the disk: it survives a killed process and a lost machine.
 *
 * @throws DatabaseInUseError when another process serves this folder.
 */
export async function startEmbedded(options: { readonly dataDir: string }): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  const pgdata = join(dataDir, 'pgdata');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const socket = await socketFolder(dataDir);
  const socketPath = join(socket.folder, socketName);
  const worker = startTypescriptWorker(new URL('./embeddedWorker.ts', import.meta.url), {
    dataDir: pgdata,
    socketPath,
  });

  let isClosing = false;
  const ended = new Promise<Error>((resolveEnded) => {
    worker.on('error', (error) => {
      resolveEnded(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', (code) => {
      resolveEnded(new Error(`the embedded database's thread ended (${code})`));
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'failed') resolveEnded(new Error(`the embedded database failed: ${message.message}`));
    });
  });
  const ready = new Promise<'ready'>((resolveReady) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') resolveReady('ready');
    });
  });
  const first = await Promise.race([ready, ended]);
  if (first !== 'ready') {
    await worker.terminate();
    socket.remove();
    throw first;
  }

  return {
    pool: { host: socket.folder, port: 5432, user: 'postgres', database: 'postgres' },
    failed: new Promise((resolveFailed) => {
      void ended.then((error) => {
        if (!isClosing) resolveFailed(error);
      });
    }),
    close: async () => {
      if (isClosing) return;
      isClosing = true;
      const closed = new Promise<void>((resolveClosed) => {
        worker.once('exit', () => {
          resolveClosed();
        });
      });
      worker.postMessage('close');
      const late = setTimeout(() => void worker.terminate(), closeAfterMs);
      await closed;
      clearTimeout(late);
      socket.remove();
    },
  };
}

type SocketFolder = { readonly folder: string; readonly remove: () => void };

/** The data folder itself, or, where its path is too long for a UNIX socket, a private temporary folder. */
async function socketFolder(dataDir: string): Promise<SocketFolder> {
  const path = join(dataDir, socketName);
  if (Buffer.byteLength(path) > maxSocketPathBytes) {
    const folder = mkdtempSync(join(tmpdir(), 'yardstick-'));
    const note = join(dataDir, elsewhereName);
    writeFileSync(note, folder, { mode: 0o600 });
    const remove = (): void => {
      rmSync(note, { force: true });
      rmSync(folder, { recursive: true, force: true });
    };
    return { folder, remove };
  }
  if (await answers(path)) throw new DatabaseInUseError(`another process serves the database in ${dataDir}`);
  rmSync(path, { force: true });
  return { folder: dataDir, remove: () => rmSync(path, { force: true }) };
}

/** The folder of the socket on which the database in `dataDir` is served on this machine; null: nobody serves it. */
export async function servedFolder(dataDir: string): Promise<string | null> {
  const note = join(dataDir, elsewhereName);
  const folder = existsSync(note) ? readFileSync(note, 'utf8') : dataDir;
  return (await answers(join(folder, socketName))) ? folder : null;
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolveAnswer) => {
    const probe = connect(socketPath);
    probe.once('connect', () => {
      probe.destroy();
      resolveAnswer(true);
    });
    probe.once('error', () => {
      resolveAnswer(false);
    });
  });
}
