import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from './ServerProcess.ts';
import type { Target } from './Target.ts';

const folder = fileURLToPath(new URL('./peers', import.meta.url));
/** What the peers cannot start without; the last one is compiled where no ready-made one can be fetched. */
const needed = [
  '@y/websocket-server/package.json',
  '@hocuspocus/server/package.json',
  'better-sqlite3/build/Release/better_sqlite3.node',
];
const installWithinMs = 15 * 60_000;

export type PeerName = 'yws' | 'hocus';

/** A peer with a folder for its data. */
export type PreparedPeer = {
  /** Starts it (again) on the same data. */
  readonly start: () => Promise<Target>;
  readonly remove: () => Promise<void>;
};

const areInstalled = (): boolean => needed.every((path) => existsSync(join(folder, 'node_modules', path)));

/** Installs the peers where they are not yet. False, having said so, where that is not possible. */
export async function installPeers(say: (line: string) => void): Promise<boolean> {
  if (areInstalled()) return true;
  say('Installing the peers (y-websocket server, Hocuspocus) into tests/bench/peers: once, some minutes ...');
  // What `npm run` put into the environment speaks of our package, not of theirs.
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = Object.fromEntries(kept) as NodeJS.ProcessEnv;
  const retry = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const child = spawn('npm', ['ci', ...retry], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: installWithinMs,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-2_000)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  if (code === 0 && areInstalled()) return true;
  say(output.trimEnd());
  say('THE PEERS COULD NOT BE INSTALLED (is the npm registry reachable?): measuring without them,');
  say('against what they reached on a machine of this kind before.');
  return false;
}

/** A folder for a peer's data, and how to start it there. */
export async function preparePeer(name: PeerName): Promise<PreparedPeer> {
  const dataDir = await mkdtemp(join(tmpdir(), `yardstick-bench-${name}-`));
  return {
    start: async () => {
      const server = await ServerProcess.start({ args: [join(folder, `${name}.mjs`), dataDir] });
      const origin = server.origin.replace('http:', 'ws:');
      const rest = { name, server, acknowledges: name === 'hocus' ? 'taken' : 'never' } as const;
      if (name === 'yws') {
        const address = (room: number) => ({ url: `${origin}/room-${room}`, isSynced: true });
        return { ...rest, address, isLate: true, unloadMs: 2_000 };
      }
      const address = (room: number) => ({ url: `${origin}/`, isSynced: true, documentName: `room-${room}` });
      // It stores two seconds after the last change.
      return { ...rest, address, isLate: false, unloadMs: 5_000 };
    },
    remove: async () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
