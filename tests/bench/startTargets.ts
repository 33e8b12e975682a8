import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collabPath } from '../../lib/protocol/messages.ts';
import type { PreparedData } from './prepareData.ts';
import { roomLimits } from '../../server/roomLimits.ts';
import { ServerProcess, type ServerCommand } from './ServerProcess.ts';
import type { Target } from './Target.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A data folder with accounts and drafts, and how to start the product on it. */
export type PreparedProduct = {
  /** Number of drafts. */
  readonly drafts: number;
  /** Starts the product (again) on the same data. */
  readonly start: () => Promise<Target>;
  readonly remove: () => Promise<void>;
};

/** The bare relay. */
export async function startFloor(): Promise<Target> {
  const server = await ServerProcess.start({ args: ['--import', 'tsx', 'tests/bench/relay.ts'] });
  const origin = server.origin.replace('http:', 'ws:');
  return {
    name: 'floor',
    server,
    address: (room) => ({ url: `${origin}/${room}`, isSynced: false }),
    acknowledges: 'never',
    isLate: false,
    unloadMs: 1_000,
  };
}

async function runPreparation(dataDir: string, drafts: number): Promise<PreparedData> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/prepareData.ts', dataDir, String(drafts)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`preparing the data ended with ${code}`);
  return JSON.parse(output) as PreparedData;
}

/**
 * @param pages With pages: the product as `npm start` runs it. Without: its rooms alone, the same otherwise.
 * @param profileDir Where CPU profiles go; absent: none are made.
 */
export async function prepareProduct(options: {
  readonly drafts: number;
  readonly pages: boolean;
  readonly profileDir: string | undefined;
}): Promise<PreparedProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yardstick-bench-'));
  const { tokens, rooms } = await runPreparation(dataDir, options.drafts);
  const command: ServerCommand = {
    args: options.pages ? ['scripts/start.mjs'] : ['--import', 'tsx', 'tests/bench/roomsServer.ts'],
    env: { DATA_DIR: dataDir, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' },
    profileDir: options.profileDir,
  };
  return {
    drafts: rooms.length,
    start: async () => {
      const server = await ServerProcess.start(command);
      const origin = server.origin.replace('http:', 'ws:');
      return {
        name: 'ours',
        server,
        address: (room, person) => ({
          url: `${origin}${collabPath}/${rooms[room] ?? 'none'}?token=${tokens[person % tokens.length] ?? ''}`,
          isSynced: true,
        }),
        acknowledges: 'stored',
        isLate: false,
        unloadMs: roomLimits.idleRoomMs + 2 * roomLimits.sweepMs + 2_000,
      };
    },
    remove: async () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
