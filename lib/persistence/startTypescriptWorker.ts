import { Worker } from 'node:worker_threads';

/**
 * Starts a thread on a TypeScript file; works wherever the caller runs, under tsx and under the test runner.
 *
 * @param input Structured-cloned into the thread, where it is `workerData.input`.
 */
export function startTypescriptWorker(file: URL, input: unknown): Worker {
  return new Worker(new URL('./typescriptWorker.mjs', import.meta.url), { workerData: { file: file.href, input } });
}
