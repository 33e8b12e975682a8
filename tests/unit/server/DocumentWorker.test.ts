import { afterEach, describe, expect, it } from 'vitest';
import { DocumentWorker } from '../../../server/DocumentWorker.ts';

const workers: DocumentWorker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.end();
});
const started = (timeLimitMs: number): DocumentWorker => {
  const worker = new DocumentWorker(timeLimitMs);
  workers.push(worker);
  return worker;
};
const paragraphs = (count: number) => ({
  type: 'doc' as const,
  content: Array.from({ length: count }, (_, at) => ({
    type: 'paragraph',
    attrs: { id: `p${at}` },
    content: [{ type: 'text', text: `Sentence ${at}.` }],
  })),
});

describe('the document worker', () => {
  it('does its jobs in order, on a thread that runs our TypeScript', async () => {
    const worker = started(30_000);
    const seeded = worker.run({ kind: 'seed', content: paragraphs(2) });
    const failing = worker.run({ kind: 'read', snapshot: Uint8Array.of(255), tail: [] });
    failing.catch(() => {});
    const { state } = await seeded;
    await expect(failing).rejects.toThrow();
    expect(await worker.run({ kind: 'read', snapshot: state, tail: [] })).toEqual(paragraphs(2));
  });

  it('[RM62] gives a job up that takes too long, and does the next one', async () => {
    const worker = started(30_000);
    await worker.run({ kind: 'seed', content: paragraphs(1) });
    const hurried = started(1);
    await expect(hurried.run({ kind: 'seed', content: paragraphs(3_000) })).rejects.toThrow('longer than 1 ms');
    await expect(hurried.run({ kind: 'seed', content: paragraphs(3_000) })).rejects.toThrow('longer than 1 ms');
    expect(await worker.run({ kind: 'seed', content: paragraphs(1) })).toBeDefined();
  });

  it('refuses what comes after its end', async () => {
    const worker = started(30_000);
    const running = worker.run({ kind: 'seed', content: paragraphs(3_000) });
    running.catch(() => {});
    await worker.end();
    await expect(running).rejects.toThrow('has ended');
    await expect(worker.run({ kind: 'seed', content: paragraphs(1) })).rejects.toThrow('has ended');
  });
});
