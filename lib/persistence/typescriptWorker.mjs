// First file of every thread that runs TypeScript: a thread does not inherit the loader of its parent (tsx, or the
// test runner's own), and Node 20 takes none from `execArgv` before the first file.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.file);
