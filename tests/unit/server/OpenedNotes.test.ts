import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenedNotes, type Opened } from '../../../server/OpenedNotes.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('noting who had what open', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gathers what comes within a second and writes each once, at the time of writing', async () => {
    const written: (readonly [readonly Opened[], Date])[] = [];
    let now = 1_000;
    const notes = new OpenedNotes(
      async (seen, at) => void written.push([seen, at]),
      () => now,
      quiet,
    );
    notes.add('a', 'ann');
    notes.add('a', 'ben');
    notes.add('a', 'ann');
    expect(written).toEqual([]);
    now = 2_000;
    await vi.advanceTimersByTimeAsync(1_000);
    const both = [
      { assessmentId: 'a', userId: 'ann' },
      { assessmentId: 'a', userId: 'ben' },
    ];
    expect(written).toEqual([[both, new Date(2_000)]]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written).toHaveLength(1);
  });

  it('writes what waits when flushed, and goes on after a failure', async () => {
    const written: (readonly Opened[])[] = [];
    let fails = true;
    const notes = new OpenedNotes(
      async (seen) => {
        if (fails) throw new Error('unreachable');
        written.push(seen);
      },
      () => 0,
      quiet,
    );
    notes.add('a', 'ann');
    await notes.flush();
    fails = false;
    await notes.flush();
    expect(written).toEqual([]);
    notes.add('b', 'ben');
    await notes.flush();
    expect(written).toEqual([[{ assessmentId: 'b', userId: 'ben' }]]);
  });
});
