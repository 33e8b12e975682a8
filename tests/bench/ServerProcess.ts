import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const probe = new URL('./probe.mjs', import.meta.url).href;

/** What the probe answers, by question. */
export type ProbeAnswers = {
  /** Since the start, ms: CPU of all threads, and busy time of the event loop. */
  readonly busy: { readonly cpuMs: number; readonly loopBusyMs: number };
  /** After a garbage collection. */
  readonly held: { readonly heapBytes: number; readonly externalBytes: number; readonly rssBytes: number };
  /** Begins to watch the event loop ... */
  readonly watch: object;
  /** ... and gives its longest turn since. */
  readonly watched: { readonly longestBlockMs: number };
};

export type ServerCommand = {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder for CPU profiles, written when the server ends; absent: none. */
  readonly profileDir?: string | undefined;
};

/** A server under measurement in a process of its own, with the probe preloaded. */
export class ServerProcess {
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #waiting = new Map<number, (answer: never) => void>();
  #lastId = 0;

  private constructor(child: ChildProcess, origin: string, ended: Promise<number | null>) {
    this.#child = child;
    this.origin = origin;
    this.#ended = ended;
    child.on('message', (reply: { id: number; answer: never }) => {
      this.#waiting.get(reply.id)?.(reply.answer);
      this.#waiting.delete(reply.id);
    });
  }

  /** Starts it and waits until it prints `ready at <origin>`. */
  static async start(command: ServerCommand): Promise<ServerProcess> {
    const profiling = command.profileDir === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', command.profileDir];
    const child = spawn(process.execPath, ['--expose-gc', '--import', probe, ...profiling, ...command.args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', ...command.env },
    });
    let output = '';
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    const origin = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        const text = chunk.toString();
        output = (output + text).slice(-20_000);
        const match = /ready at (http:\/\/\S+)/.exec(output);
        if (match?.[1] !== undefined) resolve(match[1]);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', (chunk: Buffer) => {
        read(chunk);
        process.stderr.write(chunk);
      });
      ended.then((code) => reject(new Error(`a server ended with ${code} before it was ready:\n${output}`)), reject);
    });
    return new ServerProcess(child, origin, ended);
  }

  /** Asks the probe in the server. */
  async ask<K extends keyof ProbeAnswers>(kind: K): Promise<ProbeAnswers[K]> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      this.#child.send({ id, kind }, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** SIGTERM; resolves to the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }
}
