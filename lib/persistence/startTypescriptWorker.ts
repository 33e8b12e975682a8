import { Worker } from 'node:worker_threads';

/**
 * Starts a thread on a TypeScript file; works wherever the caller runs, under tsx and under the test runner.
 *
 * @param input Structured-cloned into the thread, where it is `workerData.input`.
 * @param heapMb Most memory of its heap, MiB; beyond it the thread ends with an error, and nothing else does.
 */
export function startTypescriptWorker(file: URL, input: unknown, heapMb?: number): Worker {
  return new Worker(new URL('./typescriptWorker.mjs', import.meta.url), {
    workerData: { file: file.href, input },
    ...(heapMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
  });
}
