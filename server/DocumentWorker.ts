import type { Worker } from 'node:worker_threads';
import { startTypescriptWorker } from '../lib/persistence/startTypescriptWorker.ts';
import type { DocumentAnswers, DocumentJob } from './documentJobs.ts';

type Kind = DocumentJob['kind'];
type Waiting = {
  readonly job: DocumentJob;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
};
/** What the worker's thread says: the answer to the one job it has, or why there is none. */
export type WorkerReply = { readonly answer: unknown } | { readonly error: string };

/** Does document work; the thread in production, the same functions directly in tests. */
export interface DocumentWorking {
  run<K extends Kind>(job: Extract<DocumentJob, { kind: K }>): Promise<DocumentAnswers[K]>;
  end(): Promise<void>;
}

/**
 * One thread that works on documents, one job after the other, so that the event loop never does. It is started with
 * the first job. A job that takes longer than `timeLimitMs` is given up, and its thread with it: the next job gets a new one.
 */
export class DocumentWorker implements DocumentWorking {
  readonly #timeLimitMs: number;
  readonly #heapMb: number | undefined;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  #hasEnded = false;

  /** @param heapMb Memory of the thread, MiB; one that needs more ends like one that needs too long. */
  constructor(timeLimitMs: number, heapMb?: number) {
    this.#timeLimitMs = timeLimitMs;
    this.#heapMb = heapMb;
  }

  run<K extends Kind>(job: Extract<DocumentJob, { kind: K }>): Promise<DocumentAnswers[K]> {
    return new Promise((resolve, reject) => {
      if (this.#hasEnded) {
        reject(new Error('the document worker has ended'));
        return;
      }
      this.#waiting.push({ job, resolve, reject });
      this.#next();
    });
  }

  /** Starts the thread, so that the first job need not wait for it (half a second and more). */
  warmUp(): void {
    this.#worker ??= this.#start();
    this.#worker.unref();
  }

  async end(): Promise<void> {
    this.#hasEnded = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the document worker has ended'));
    await this.#giveUp(new Error('the document worker has ended'));
  }

  #next(): void {
    if (this.#current !== null) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#current = next;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#timer = setTimeout(() => {
      void this.#giveUp(new Error(`document work took longer than ${this.#timeLimitMs} ms`));
    }, this.#timeLimitMs);
    this.#worker.postMessage(next.job);
  }

  #start(): Worker {
    const worker = startTypescriptWorker(new URL('./documentWorkerEntry.ts', import.meta.url), null, this.#heapMb);
    worker.on('message', (reply: WorkerReply) => {
      if (worker !== this.#worker) return;
      const done = this.#finish();
      if ('error' in reply) done?.reject(new Error(reply.error));
      else done?.resolve(reply.answer as never);
      worker.unref();
      this.#next();
    });
    worker.on('error', (error) => {
      if (worker === this.#worker) void this.#giveUp(error);
    });
    worker.on('exit', () => {
      if (worker === this.#worker) void this.#giveUp(new Error('the document worker ended by itself'));
    });
    return worker;
  }

  #finish(): Waiting | null {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const done = this.#current;
    this.#timer = null;
    this.#current = null;
    return done;
  }

  async #giveUp(error: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#finish()?.reject(error);
    if (!this.#hasEnded) this.#next();
    await worker?.terminate();
  }
}
