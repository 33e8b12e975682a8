import { describe, expect, it } from 'vitest';
import { describeRun, tableOf } from '../../bench/describeRun.ts';
import { measuredBy, type Measured } from '../../bench/Fleet.ts';
import { judge } from '../../bench/judge/judge.ts';
import { lineOf } from '../../bench/judge/Line.ts';
import type { Results } from '../../bench/results.ts';
import type { TargetName } from '../../bench/Target.ts';

const spread = (p50: number) => ({ p50, p95: 2 * p50, p99: 3 * p50, worst: 4 * p50 });
/** The same figures everywhere, this many times as large. */
const scale: Readonly<Record<TargetName, number>> = { floor: 1, yws: 4, hocus: 3, ours: 1.2 };

/** A run in which each server's figures are `scale` times those of the floor. */
function madeUp(withPeers: boolean): Results {
  const each = <T>(make: (factor: number, name: TargetName) => T): Measured<T> =>
    measuredBy((name) => (withPeers || name === 'floor' || name === 'ours' ? make(scale[name], name) : null));
  const load = each((by, name) => ({
    keystrokesPerSecond: 4_000,
    delay: spread(by),
    acknowledgement: name === 'ours' || name === 'hocus' ? spread(10 * by) : null,
    expected: 100,
    delivered: 100,
    unacknowledged: 0,
    cpuUsPerDelivery: 10 * by,
    loopUsPerDelivery: 8 * by,
    deliveriesPerCoreSecond: 90_000 / by,
  }));
  const kept = <T>(all: Measured<T>): Measured<T> => ({ ...all, floor: null });
  return {
    date: '2026-11-23T00:00:00.000Z',
    machine: 'a processor',
    node: 'v20.20.0',
    cores: 2,
    loadBefore: 0.1,
    rounds: 3,
    withPeers,
    withPages: true,
    isQuick: false,
    draftIsRecorded: true,
    propagation: ['1 listener', '10 listeners', '50 listeners', '200 listeners', '50 moving carets'].map((label) => ({
      label,
      measured: each((by) => ({ delay: spread(by), expected: 10, delivered: 10, cpuUsPerDelivery: 10 * by })),
    })),
    manyDrafts: [{ label: '100 drafts', measured: load }],
    acknowledgement: kept(load),
    coldOpen: kept(
      each((by) => ({
        firstMs: by,
        alone: spread(by),
        cpuMs: by,
        loopMs: by,
        cpuWithAnswerMs: by,
        together: 20,
        togetherMs: by,
        togetherCpuMs: by,
        elsewhere: spread(by),
        longestBlockMs: by,
        bytes: 1,
      })),
    ),
    memory: each((by, name) => ({
      idleConnectionKb: by,
      smallDraftKb: by,
      largeDraftKb: name === 'floor' ? null : by,
      leftPerDraftKb: by,
      rssBeforeMb: 10,
      rssAfterMb: 11,
    })),
    kill: [
      {
        label: '20 drafts',
        measured: kept(
          each((by, name) => {
            const lost = name === 'hocus' ? 7 : 0;
            return [{ sent: 10, acknowledged: 9, acknowledgedLost: lost, seenLost: 1, seenLostMs: by }];
          }),
        ),
      },
    ],
    storm: [
      { label: '200 clients in one draft', measured: kept(each((by) => ({ convergedMs: by, cpuMs: by, missing: 0 }))) },
    ],
    diff: {
      rows: [{ what: 'ten thousand words', words: 10_000, parts: 5, ms: 70, goalMs: 60 }],
      version: { bytes: 30_000, ms: 4, isRecorded: true },
      longVersion: { bytes: 200_000, ms: 40 },
      restoreMs: 300,
    },
  };
}

const find = (results: Results, what: string) => judge(results).find((line) => line.what.startsWith(what));

describe('what a run of the benchmark says', () => {
  it('compares ours with the floor and the better of the peers of the same run', () => {
    const line = find(madeUp(true), '10 listeners: keystroke');
    expect(line).toMatchObject({ toFloor: 1.2, isPublishedPeer: false, isMet: true });
    expect(line?.toPeer).toBeCloseTo(1.2 / 3);
    expect(find(madeUp(true), '100 drafts, 4,000 keystrokes/s: deliveries')?.toPeer).toBeCloseTo(3 / 1.2);
  });

  it('says so where what the peers reached before stands for them', () => {
    const results = madeUp(false);
    expect(find(results, '10 listeners: keystroke')).toMatchObject({ isPublishedPeer: true });
    expect(describeRun(results, judge(results))).toContain('The peers were not measured');
    expect(tableOf(judge(results))).toContain('(before)');
  });

  it('meets no goal with anything lost, and lists what falls short', () => {
    const sound = madeUp(true);
    expect(find(sound, 'killed')).toMatchObject({ isMet: true });
    expect(find(sound, 'killed')?.shown.hocus).toContain('7 of 9');
    const [first] = sound.kill ?? [];
    if (first === undefined) throw new Error('there is one');
    const bad = [{ sent: 10, acknowledged: 9, acknowledgedLost: 1, seenLost: 1, seenLostMs: 1 }];
    const lossy = { ...sound, kill: [{ ...first, measured: { ...first.measured, ours: bad } }] };
    expect(find(lossy, 'killed')).toMatchObject({ isMet: false });
    expect(describeRun(lossy, judge(lossy))).toContain('Falls short');
    expect(find(sound, 'difference')).toMatchObject({ isMet: false });
  });

  it('leaves out what was not measured', () => {
    const measured: Measured<number> = { floor: null, yws: 4, hocus: null, ours: null };
    const line = lineOf({ what: 'x', measured, tell: String, figure: (found) => found, toPeer: 1 });
    expect(line).toMatchObject({ toFloor: null, toPeer: null, isMet: null, shown: { yws: '4', ours: '' } });
  });
});
