import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../startPostgres.ts';

/** A Redis server of the tests' own, which keeps nothing. */
export type TestRedis = {
  readonly url: string;
  /** Ends it at once, as a crash would. */
  crash(): Promise<void>;
  /** Starts it again, on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one on a free port of 127.0.0.1; null, having said so, where none is installed. */
export async function startRedis(): Promise<TestRedis | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    process.stderr.write('SKIPPED: no Redis server is installed here, so several nodes are not tested.\n');
    return null;
  }
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn('redis-server', args, { stdio: 'ignore' });
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error('Redis did not start');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return child;
  };
  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  let server = await begin();
  return {
    url: `redis://127.0.0.1:${port}`,
    crash: () => end(server),
    restart: async () => {
      server = await begin();
    },
    stop: () => end(server),
  };
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
