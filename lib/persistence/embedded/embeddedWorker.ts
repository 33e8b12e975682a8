import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';
import { createDataFolder } from './createDataFolder.ts';
import { FlushingFs } from './FlushingFs.ts';
import { WireServer } from './WireServer.ts';

/**
 * The embedded database's thread: PostgreSQL compiled to WebAssembly, served on a UNIX socket. It runs here so
 * that a query never holds up the event loop that relays keystrokes.
 */
const { input } = z.object({ input: z.object({ dataDir: z.string(), socketPath: z.string() }) }).parse(workerData);

function tell(message: { readonly kind: 'ready' | 'closed' } | { readonly kind: 'failed'; readonly message: string }) {
  parentPort?.postMessage(message);
}

function fail(error: unknown): void {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  // The file system below knows this one: see `FlushingFs`.
  '-c',
  'wal_sync_method=fsync',
  // A new log segment would first be filled with 16 MiB of zeros, within the commit that happens to need it: on a busy disk
  // everybody's edits would wait some hundred milliseconds for it.
  '-c',
  'wal_init_zero=off',
];

async function run(): Promise<void> {
  await createDataFolder(input.dataDir);
  // Left by a process that was killed. Empty, as after a loss of power, it would keep the engine from starting; whose the folder
  // is, our own lock says.
  rmSync(join(input.dataDir, 'postmaster.pid'), { force: true });
  const db = await PGlite.create({ fs: new FlushingFs(input.dataDir), startParams });
  const server = new WireServer(
    {
      execute: (messages, onAnswer) => {
        const answer = db.execProtocolRawSync(messages);
        if (answer.length > 0) onAnswer(answer);
      },
      isInTransaction: () => db.isInTransaction(),
    },
    fail,
  );
  await server.listen(input.socketPath);
  parentPort?.once('message', () => {
    void close(db, server);
  });
  tell({ kind: 'ready' });
}

async function close(db: PGlite, server: WireServer): Promise<void> {
  try {
    await server.close();
    await db.close();
    tell({ kind: 'closed' });
  } catch (error) {
    fail(error);
  }
  parentPort?.close();
}

run().catch(fail);
