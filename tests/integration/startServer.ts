import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A product server in a process of its own, on a free loopback port and a data folder of its own. */
export type RunningServer = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  /** Everything the process printed, for failures. */
  readonly output: () => string;
  /** Path and secret of the first administrator's link, when one was printed. */
  readonly setupPath: () => string | null;
  readonly pid: number;
  /** Ends the reading of what it prints, as when the terminal or the collector of its log goes away. */
  readonly stopReading: () => void;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
};

export type ServerOptions = {
  readonly dataDir?: string;
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** The first administrator of servers started by tests. */
export const testAdmin = { email: 'admin@desk.example', password: 'a long enough passphrase' } as const;

/** A data folder that the caller removes with `removeDataDir`. */
export async function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'yardstick-test-'));
}

export async function removeDataDir(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Starts `server/main.ts` and waits until it says that it is ready.
 * Pages need a build (`scripts/build.mjs`), which the test command makes beforehand.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await makeDataDir());
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      ADMIN_EMAIL: testAdmin.email,
      ADMIN_PASSWORD: testAdmin.password,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = /ready at (http:\/\/\S+)/.exec(output);
      if (match?.[1] !== undefined) resolve(match[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    ended.then((code) => reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)), reject);
  });
  return {
    origin,
    port: Number(new URL(origin).port),
    dataDir,
    output: () => output,
    setupPath: () => /(\/setup\/[\w-]+)/.exec(output)?.[1] ?? null,
    pid: child.pid ?? 0,
    stopReading: () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
