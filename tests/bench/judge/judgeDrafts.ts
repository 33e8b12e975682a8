import { measuredBy } from '../Fleet.ts';
import { goals, peers } from '../goals.ts';
import type { ColdOpen } from '../measureColdOpen.ts';
import type { Kill } from '../measureKill.ts';
import type { Memory } from '../measureMemory.ts';
import type { Results } from '../results.ts';
import { kb, lineOf, ms, quantiles, us, type Line } from './Line.ts';

export function coldOpenLines({ coldOpen: measured }: Results): readonly Line[] {
  if (measured === null) return [];
  const { coldOpen: before } = peers;
  const line = (what: string, figure: (found: ColdOpen) => number, published: number | undefined, toPeer?: number) =>
    lineOf({ what, measured, tell: (found) => `${ms(figure(found))} ms`, figure, published, toPeer });
  const together = measured.ours?.together ?? 20;
  return [
    lineOf({
      what: 'large draft, cold open, p50 / p95 / p99',
      measured,
      tell: (found) => quantiles(found.alone),
      figure: (found) => found.alone.p50,
      published: before.bestMs,
      toPeer: goals.coldOpenToPeer,
    }),
    line('large draft, the very first after a start', (found) => found.firstMs, before.bestFirstMs),
    line('large draft, server CPU for a cold open', (found) => found.cpuMs, before.bestCpuMs, goals.coldOpenCpuToPeer),
    line("the same, with the client's answer judged", (found) => found.cpuWithAnswerMs, before.bestCpuMs),
    line(`${together} of them at once, until all are open`, (found) => found.togetherMs, before.bestTogetherMs),
    lineOf({
      what: 'typing elsewhere meanwhile, p50 / p95 / p99',
      measured,
      tell: (found) => quantiles(found.elsewhere),
      figure: (found) => found.elsewhere.p95,
      published: before.bestElsewhereP95Ms,
      toPeer: goals.elsewhereToPeer,
    }),
    line('the longest turn of the event loop meanwhile', (found) => found.longestBlockMs, undefined),
  ];
}

export function memoryLines({ memory: measured }: Results): readonly Line[] {
  if (measured === null) return [];
  const { memory: before } = peers;
  const line = (
    what: string,
    figure: (found: Memory) => number,
    goal: { readonly published?: number; readonly toFloor?: number; readonly toPeer?: number },
  ): Line => lineOf({ what, measured, tell: (found) => kb(figure(found)), figure, ...goal });
  const large = measuredBy((name) => measured[name]?.largeDraftKb ?? null);
  return [
    line('memory per idle connection', (found) => found.idleConnectionKb, {
      published: before.bestConnectionKb,
      toFloor: goals.connectionToFloor,
    }),
    {
      ...line('memory per small open draft', (found) => found.smallDraftKb, {
        published: before.bestSmallKb,
        toPeer: goals.smallDraftToPeer,
      }),
      // The relay has no drafts.
      toFloor: null,
    },
    lineOf({
      what: 'memory per large open draft',
      measured: large,
      tell: kb,
      figure: (found) => found,
      published: before.bestLargeKb,
      toPeer: goals.largeDraftToPeer,
    }),
    {
      ...lineOf({
        what: 'left per draft that everybody left',
        measured,
        tell: (found) => kb(found.leftPerDraftKb),
        figure: (found) => found.leftPerDraftKb,
        limit: { value: goals.leftPerDraftKb, told: `<= ${goals.leftPerDraftKb} KB` },
      }),
      toFloor: null,
      toPeer: null,
    },
    lineOf({
      what: 'size of the process then, and by how much it grew',
      measured,
      tell: (found) => `${found.rssAfterMb.toFixed(0)} MB, ${(found.rssAfterMb - found.rssBeforeMb).toFixed(0)} MB`,
    }),
  ];
}

export function killLines({ kill }: Results): readonly Line[] {
  return (kill ?? []).map(({ label, measured }) => {
    const summed = measuredBy((name) => {
      const rounds = measured[name];
      if (rounds === null) return null;
      const sum = (pick: (round: Kill) => number): number => rounds.reduce((total, round) => total + pick(round), 0);
      return {
        kills: rounds.length,
        acknowledged: sum((round) => round.acknowledged),
        lost: sum((round) => round.acknowledgedLost),
        seenLost: sum((round) => round.seenLost),
        seenLostMs: Math.max(...rounds.map((round) => round.seenLostMs)),
      };
    });
    return lineOf({
      what: `killed ${summed.ours?.kills ?? 0} times, ${label}: acknowledged and lost; seen by others and lost`,
      measured: summed,
      tell: (found, name) => {
        const promised = name === 'yws' ? 'nothing acknowledged' : `${found.lost} of ${found.acknowledged}`;
        return `${promised}; ${found.seenLost} of the last ${ms(found.seenLostMs)} ms`;
      },
      limit: { value: goals.seenLostMs, told: `0; <= ${goals.seenLostMs} ms` },
      isSound: (ours) => ours.lost === 0 && ours.seenLostMs <= goals.seenLostMs,
    });
  });
}

export function stormLines({ storm }: Results): readonly Line[] {
  return (storm ?? []).flatMap(({ label, measured }) => {
    const isOne = label.includes('one draft');
    return [
      lineOf({
        what: `${label} come back at once: until everybody has everything`,
        measured,
        tell: (found) => `${ms(found.convergedMs)} ms${found.missing === 0 ? '' : `, ${found.missing} MISSING`}`,
        figure: (found) => found.convergedMs,
        published: isOne ? peers.stormMs.one : peers.stormMs.many,
        toPeer: isOne ? goals.stormInOneToPeer : goals.stormToPeer,
        isSound: (ours) => ours.missing === 0,
      }),
      lineOf({
        what: `${label} come back at once: server CPU`,
        measured,
        tell: (found) => `${ms(found.cpuMs)} ms`,
        figure: (found) => found.cpuMs,
      }),
    ];
  });
}

const onlyOurs = <T>(found: T) => measuredBy((name) => (name === 'ours' ? found : null));

export function diffLines({ diff }: Results): readonly Line[] {
  if (diff === null) return [];
  const plain = (what: string, told: string): Line => lineOf({ what, measured: onlyOurs(told), tell: (text) => text });
  const bytes = (count: number): string => `${count.toLocaleString('en')} bytes`;
  return [
    ...diff.rows.map(({ what, words, parts, ms: took, goalMs }) =>
      lineOf({
        what: `difference: ${what} (${words.toLocaleString('en')} words, ${parts.toLocaleString('en')} parts)`,
        measured: onlyOurs(took),
        tell: (found) => `${ms(found)} ms`,
        figure: (found) => found,
        ...(goalMs === null ? {} : { limit: { value: goalMs, told: `<= ${goalMs} ms` } }),
      }),
    ),
    lineOf({
      what: 'a version of the large draft, stored',
      measured: onlyOurs(diff.version.bytes),
      tell: bytes,
      figure: (found) => found,
      limit: { value: goals.versionBytes, told: `<= ${bytes(goals.versionBytes)}` },
    }),
    plain('making it, in a thread of its own', us(diff.version.ms * 1000)),
    plain('a version of 100,000 words', `${bytes(diff.longVersion.bytes)}, ${ms(diff.longVersion.ms)} ms`),
    plain('bringing back 100,000 words, 1 in 20 changed', `${ms(diff.restoreMs)} ms`),
  ];
}
