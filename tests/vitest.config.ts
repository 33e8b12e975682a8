import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** One project per folder of tests. Two workers: the suites share a machine with the servers they start. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    maxWorkers: 2,
    fileParallelism: true,
    sequence: { shuffle: false },
    projects: ['architecture', 'unit', 'fuzz', 'integration'].map((name) => ({
      extends: true,
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
        // Modules are read once per worker: reading them anew for each file took half of the time. Servers are kept apart.
        isolate: name === 'integration',
        testTimeout: name === 'unit' || name === 'architecture' ? 30_000 : 120_000,
        hookTimeout: name === 'integration' ? 120_000 : 20_000,
      },
    })),
  },
});
