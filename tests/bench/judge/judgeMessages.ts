import { measuredBy } from '../Fleet.ts';
import { carriedP95Ms, goals, peers } from '../goals.ts';
import type { ManyDrafts } from '../measureManyDrafts.ts';
import { isCarried } from '../measureLoads.ts';
import type { Results } from '../results.ts';
import { lineOf, quantiles, us, type Line } from './Line.ts';

type Delivered = { readonly expected: number; readonly delivered: number };
const lostOf = ({ expected, delivered }: Delivered): string =>
  delivered >= expected ? '' : `, ${expected - delivered} LOST`;
const isWhole = ({ expected, delivered }: Delivered): boolean => delivered >= expected;

/** What a peer reached before, by how much slower or faster the floor is in this run. */
const scaled = (published: number | undefined, floorHere: number | undefined, floorThen: number | undefined) =>
  published === undefined || floorHere === undefined || floorThen === undefined
    ? undefined
    : (published * floorHere) / floorThen;

export function propagationLines(results: Results): readonly Line[] {
  return (results.propagation ?? []).flatMap(({ label, measured }) => {
    const before = peers.propagation[label.replace(/ listeners?| carets/, '') as keyof typeof peers.propagation];
    const floor = measured.floor ?? undefined;
    return [
      lineOf({
        what: `${label}: keystroke to listener, p50 / p95 / p99`,
        measured,
        tell: (found) => quantiles(found.delay) + lostOf(found),
        figure: (found) => found.delay.p50,
        published: scaled(before.best[0], floor?.delay.p50, before.floor[0]),
        toFloor: goals.propagationToFloor,
        toPeer: goals.propagationToPeer,
        isSound: isWhole,
      }),
      lineOf({
        what: `${label}: server CPU per delivery`,
        measured,
        tell: (found) => us(found.cpuUsPerDelivery),
        figure: (found) => found.cpuUsPerDelivery,
        published: scaled(before.best[2], floor?.cpuUsPerDelivery, before.floor[2]),
      }),
    ];
  });
}

export function manyDraftsLines(results: Results): readonly Line[] {
  const loads = results.manyDrafts ?? [];
  const each = loads.flatMap(({ label, measured }) => {
    const load = measured.ours ?? measured.floor ?? measured.yws ?? measured.hocus;
    if (load === null) return [];
    const what = `${label}, ${Math.round(load.keystrokesPerSecond).toLocaleString('en')} keystrokes/s`;
    // The goals are for 4,000 keystrokes a second.
    const isGoalLoad = label === '100 drafts';
    const atGoal = (goal: number): number | undefined => (isGoalLoad ? goal : undefined);
    const { manyDrafts: before } = peers;
    const floor = measured.floor ?? undefined;
    return [
      lineOf({
        what: `${what}: p50 / p95 / p99`,
        measured,
        tell: (found, name) =>
          quantiles(found.delay) +
          lostOf(found) +
          (name === 'ours' && found.unacknowledged > 0 ? `, ${found.unacknowledged} NOT ACKNOWLEDGED` : ''),
        figure: (found) => found.delay.p95,
        published: scaled(before.bestP95Ms, floor?.delay.p95, before.floorP95Ms),
        toPeer: atGoal(goals.manyDraftsP95ToPeer),
        isSound: (ours) => isWhole(ours) && ours.unacknowledged === 0,
      }),
      lineOf({
        what: `${what}: server CPU per delivery (of it event loop)`,
        measured,
        tell: (found) => `${us(found.cpuUsPerDelivery)} (${us(found.loopUsPerDelivery)})`,
        figure: (found) => found.cpuUsPerDelivery,
        published: scaled(before.bestUs, floor?.cpuUsPerDelivery, before.floorUs),
        toPeer: atGoal(goals.manyDraftsCpuToPeer),
      }),
      lineOf({
        what: `${what}: deliveries per second and core`,
        measured,
        tell: (found) => Math.round(found.deliveriesPerCoreSecond).toLocaleString('en'),
        figure: (found) => found.deliveriesPerCoreSecond,
        isMore: true,
        published: scaled(before.bestDeliveriesPerCoreSecond, before.floorUs, floor?.cpuUsPerDelivery),
        toPeer: atGoal(goals.deliveriesToPeer),
      }),
      lineOf({ what: `${what}: acknowledged after, p50 / p95 / p99`, measured, tell: acknowledged }),
    ];
  });
  return loads.length === 0 ? each : [...each, carriedLine(results)];
}

/** Hocuspocus acknowledges what it has taken, and stores it later. */
function acknowledged(found: ManyDrafts, name: string): string {
  if (found.acknowledgement === null) return 'never';
  return `${quantiles(found.acknowledgement)}${name === 'hocus' ? ', before it is stored' : ''}`;
}

function carriedLine(results: Results): Line {
  const carried = measuredBy((name) => {
    const loads = (results.manyDrafts ?? []).flatMap(({ measured }) => measured[name] ?? []);
    if (loads.length === 0) return null;
    const most = Math.max(0, ...loads.filter(isCarried).map((load) => load.keystrokesPerSecond));
    return { most, isHighest: loads.every(isCarried) };
  });
  return lineOf({
    what: `most keystrokes/s carried with p95 <= ${carriedP95Ms} ms`,
    measured: carried,
    tell: ({ most, isHighest }) =>
      `${Math.round(most).toLocaleString('en')}${isHighest ? ' (the most that was tried)' : ''}`,
    figure: ({ most }) => most,
    isMore: true,
  });
}

export function acknowledgementLines({ acknowledgement: measured }: Results): readonly Line[] {
  if (measured === null) return [];
  const limit = { value: goals.acknowledgementP95Ms, told: `p95 <= ${goals.acknowledgementP95Ms} ms` };
  return [
    lineOf({
      what: '8 writers, acknowledged after, p50 / p95 / p99',
      measured,
      tell: acknowledged,
      // Only ours says that it is stored: there is nothing to compare with.
      figure: (found) => found.acknowledgement?.p95 ?? Infinity,
      limit,
      isSound: (ours) => ours.unacknowledged === 0,
    }),
  ].map((line) => ({ ...line, toPeer: null }));
}
