import { goals, peers } from './goals.ts';
import type { Results } from './results.ts';

/** One line of the outcome. `ratio` null: there is nothing to compare with in this run. */
export type Line = {
  readonly what: string;
  readonly floor: string;
  readonly ours: string;
  readonly ratio: number | null;
  readonly goal: string;
  readonly isMet: boolean | null;
};

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const pair = (p50: number, p95: number): string => `${ms(p50)} / ${ms(p95)} ms`;
const us = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} us`;
const kb = (value: number): string => `${value.toFixed(1)} KB`;

function propagationLines(results: Results): readonly Line[] {
  return (results.propagation ?? []).flatMap(({ label, pair: { floor, ours } }) => {
    const ratio = ours.delay.p50 / floor.delay.p50;
    const lost = ours.expected - ours.delivered;
    const line = (what: string, rest: Omit<Line, 'what'>): Line => ({ what: `${label}: ${what}`, ...rest });
    return [
      line('keystroke to listener, p50 / p95', {
        floor: pair(floor.delay.p50, floor.delay.p95),
        ours: pair(ours.delay.p50, ours.delay.p95) + (lost === 0 ? '' : `, ${lost} LOST`),
        ratio,
        goal: `p50 <= ${goals.propagationToFloor} x floor`,
        isMet: ratio <= goals.propagationToFloor && lost === 0,
      }),
      line('server CPU per delivery', {
        floor: us(floor.cpuUsPerDelivery),
        ours: us(ours.cpuUsPerDelivery),
        ratio: ours.cpuUsPerDelivery / floor.cpuUsPerDelivery,
        goal: '',
        isMet: null,
      }),
    ];
  });
}

/** The published figure of the better peer on this machine, by how much slower or faster the floor is in this run. */
const peerHere = (published: number, floorHere: number, floorPublished: number): number =>
  (published * floorHere) / floorPublished;

function manyDraftsLines(results: Results): readonly Line[] {
  return (results.manyDrafts ?? []).flatMap(({ label, pair: { floor, ours } }) => {
    const rate = `${label}, ${Math.round(ours.keystrokesPerSecond)} keystrokes/s`;
    const isGoalLoad = ours.keystrokesPerSecond > 3_600 && ours.keystrokesPerSecond < 4_400;
    const { floorUs, floorP95Ms, bestUs, bestP95Ms, bestDeliveriesPerCoreSecond } = peers.manyDrafts;
    const p95Goal = goals.manyDraftsP95ToPeer * peerHere(bestP95Ms, floor.delay.p95, floorP95Ms);
    const usGoal = goals.manyDraftsCpuToPeer * peerHere(bestUs, floor.cpuUsPerDelivery, floorUs);
    const perCoreGoal = goals.deliveriesToPeer * peerHere(bestDeliveriesPerCoreSecond, floorUs, floor.cpuUsPerDelivery);
    const lost = ours.expected - ours.delivered;
    const troubled =
      lost === 0 && ours.unacknowledged === 0 ? '' : `, ${lost} LOST, ${ours.unacknowledged} NOT ACKNOWLEDGED`;
    return [
      {
        what: `${rate}: p50 / p95`,
        floor: pair(floor.delay.p50, floor.delay.p95),
        ours: pair(ours.delay.p50, ours.delay.p95) + troubled,
        ratio: ours.delay.p95 / floor.delay.p95,
        goal: isGoalLoad ? `p95 <= ${ms(p95Goal)} ms` : '',
        isMet: isGoalLoad ? ours.delay.p95 <= p95Goal && troubled === '' : null,
      },
      {
        what: `${rate}: server CPU per delivery (of it event loop)`,
        floor: us(floor.cpuUsPerDelivery),
        ours: `${us(ours.cpuUsPerDelivery)} (${us(ours.loopUsPerDelivery)})`,
        ratio: ours.cpuUsPerDelivery / floor.cpuUsPerDelivery,
        goal: isGoalLoad ? `<= ${us(usGoal)}` : '',
        isMet: isGoalLoad ? ours.cpuUsPerDelivery <= usGoal : null,
      },
      {
        what: `${rate}: deliveries per second and core`,
        floor: Math.round(floor.deliveriesPerCoreSecond).toString(),
        ours: Math.round(ours.deliveriesPerCoreSecond).toString(),
        ratio: ours.deliveriesPerCoreSecond / floor.deliveriesPerCoreSecond,
        goal: isGoalLoad ? `>= ${Math.round(perCoreGoal)}` : '',
        isMet: isGoalLoad ? ours.deliveriesPerCoreSecond >= perCoreGoal : null,
      },
      {
        what: `${rate}: acknowledged after, p50 / p95`,
        floor: 'never',
        ours: ours.acknowledgement === null ? '' : pair(ours.acknowledgement.p50, ours.acknowledgement.p95),
        ratio: null,
        goal: '',
        isMet: null,
      },
    ];
  });
}

function acknowledgementLines({ acknowledgement: found }: Results): readonly Line[] {
  if (found === null || found.acknowledgement === null) return [];
  const { p50, p95 } = found.acknowledgement;
  return [
    {
      what: '8 writers, acknowledged after, p50 / p95',
      floor: 'never',
      ours: pair(p50, p95),
      ratio: null,
      goal: `p95 <= ${goals.acknowledgementP95Ms} ms`,
      isMet: p95 <= goals.acknowledgementP95Ms && found.unacknowledged === 0,
    },
  ];
}

function coldOpenLines({ coldOpen: found }: Results): readonly Line[] {
  if (found === null) return [];
  const { bestMs, bestCpuMs, bestTogetherMs, bestElsewhereP95Ms } = peers.coldOpen;
  const line = (what: string, value: number, peer: number, goal: number | null): Line => ({
    what,
    floor: `peer ${peer} ms`,
    ours: `${ms(value)} ms`,
    ratio: value / peer,
    goal: goal === null ? '' : `<= ${goal} x peer`,
    isMet: goal === null ? null : value <= goal * peer,
  });
  return [
    line('large draft, cold open, p50', found.alone.p50, bestMs, goals.coldOpenToPeer),
    line('large draft, the very first after a start', found.firstMs, 230, null),
    line('large draft, server CPU for a cold open', found.cpuMs, bestCpuMs, goals.coldOpenCpuToPeer),
    line("the same, with the client's answer judged", found.cpuWithAnswerMs, bestCpuMs, null),
    line(`${found.together} of them at once, until all are open`, found.togetherMs, bestTogetherMs, null),
    line('typing elsewhere meanwhile, p95', found.elsewhere.p95, bestElsewhereP95Ms, goals.elsewhereToPeer),
  ];
}

function memoryLines({ memory }: Results): readonly Line[] {
  if (memory === null) return [];
  const { floor, ours } = memory;
  const { bestSmallKb, bestLargeKb } = peers.memory;
  const toFloor = ours.idleConnectionKb / floor.idleConnectionKb;
  const large = ours.largeDraftKb;
  return [
    {
      what: 'memory per idle connection',
      floor: kb(floor.idleConnectionKb),
      ours: kb(ours.idleConnectionKb),
      ratio: toFloor,
      goal: `<= ${goals.connectionToFloor} x floor`,
      isMet: toFloor <= goals.connectionToFloor,
    },
    {
      what: 'memory per small open draft',
      floor: `peer ${bestSmallKb} KB`,
      ours: kb(ours.smallDraftKb),
      ratio: ours.smallDraftKb / bestSmallKb,
      goal: `<= ${goals.smallDraftToPeer} x peer`,
      isMet: ours.smallDraftKb <= goals.smallDraftToPeer * bestSmallKb,
    },
    ...(large === null
      ? []
      : [
          {
            what: 'memory per large open draft',
            floor: `peer ${bestLargeKb} KB`,
            ours: kb(large),
            ratio: large / bestLargeKb,
            goal: `<= ${goals.largeDraftToPeer} x peer`,
            isMet: large <= goals.largeDraftToPeer * bestLargeKb,
          },
        ]),
    {
      what: 'left per draft that everybody left',
      floor: kb(floor.leftPerDraftKb),
      ours: kb(ours.leftPerDraftKb),
      ratio: null,
      goal: `<= ${goals.leftPerDraftKb} KB`,
      isMet: ours.leftPerDraftKb <= goals.leftPerDraftKb,
    },
  ];
}

function killLines({ kill }: Results): readonly Line[] {
  return (kill ?? []).map(({ label, rounds }) => {
    const sum = (pick: (round: (typeof rounds)[number]) => number): number =>
      rounds.reduce((total, round) => total + pick(round), 0);
    const lost = sum((round) => round.acknowledgedLost);
    const seenMs = Math.max(...rounds.map((round) => round.seenLostMs));
    return {
      what: `killed ${rounds.length} times, ${label}: acknowledged and lost; seen by others and lost`,
      floor: 'all',
      ours: `${lost} of ${sum((round) => round.acknowledged)}; ${sum((round) => round.seenLost)} of the last ${ms(seenMs)} ms`,
      ratio: null,
      goal: `0; <= ${goals.seenLostMs} ms`,
      isMet: lost === 0 && seenMs <= goals.seenLostMs,
    };
  });
}

/** The outcome, line by line, each with its goal where it has one. */
export function judge(results: Results): readonly Line[] {
  return [propagationLines, manyDraftsLines, acknowledgementLines, coldOpenLines, memoryLines, killLines].flatMap(
    (linesOf) => linesOf(results),
  );
}
