import type { Measured } from './Fleet.ts';
import type { ColdOpen } from './measureColdOpen.ts';
import type { DiffCost } from './measureDiff.ts';
import type { Kill } from './measureKill.ts';
import type { ManyDrafts } from './measureManyDrafts.ts';
import type { Memory } from './measureMemory.ts';
import type { Propagation } from './measurePropagation.ts';
import type { Storm } from './measureStorm.ts';
import { median, medianSpread } from './quantiles.ts';

/** A measure with what it is called. */
export type Labelled<T> = { readonly label: string; readonly measured: Measured<T> };

/** Everything one run measured; null: left out of this run. */
export type Results = {
  readonly date: string;
  /** The processor. */
  readonly machine: string;
  readonly node: string;
  readonly cores: number;
  /** What else ran on the machine when the run began: processes wanting a core, averaged over a minute. */
  readonly loadBefore: number;
  readonly rounds: number;
  /** Whether the peers were measured; else what they reached before stands for them. */
  readonly withPeers: boolean;
  readonly withPages: boolean;
  readonly isQuick: boolean;
  readonly draftIsRecorded: boolean;
  propagation: readonly Labelled<Propagation>[] | null;
  manyDrafts: readonly Labelled<ManyDrafts>[] | null;
  acknowledgement: Measured<ManyDrafts> | null;
  coldOpen: Measured<ColdOpen> | null;
  memory: Measured<Memory> | null;
  kill: readonly Labelled<readonly Kill[]>[] | null;
  storm: readonly Labelled<Storm>[] | null;
  diff: DiffCost | null;
};

const of = <T>(rounds: readonly T[], pick: (round: T) => number): number => median(rounds.map(pick));

export function medianPropagation(rounds: readonly Propagation[]): Propagation {
  return {
    delay: medianSpread(rounds.map((round) => round.delay)),
    expected: rounds.reduce((sum, round) => sum + round.expected, 0),
    delivered: rounds.reduce((sum, round) => sum + round.delivered, 0),
    cpuUsPerDelivery: of(rounds, (round) => round.cpuUsPerDelivery),
  };
}

export function medianManyDrafts(rounds: readonly ManyDrafts[]): ManyDrafts {
  const acknowledgements = rounds.flatMap((round) => (round.acknowledgement === null ? [] : [round.acknowledgement]));
  return {
    keystrokesPerSecond: of(rounds, (round) => round.keystrokesPerSecond),
    delay: medianSpread(rounds.map((round) => round.delay)),
    acknowledgement: acknowledgements.length === 0 ? null : medianSpread(acknowledgements),
    expected: rounds.reduce((sum, round) => sum + round.expected, 0),
    delivered: rounds.reduce((sum, round) => sum + round.delivered, 0),
    unacknowledged: rounds.reduce((sum, round) => sum + round.unacknowledged, 0),
    cpuUsPerDelivery: of(rounds, (round) => round.cpuUsPerDelivery),
    loopUsPerDelivery: of(rounds, (round) => round.loopUsPerDelivery),
    deliveriesPerCoreSecond: of(rounds, (round) => round.deliveriesPerCoreSecond),
  };
}

export function medianColdOpen(rounds: readonly ColdOpen[]): ColdOpen {
  return {
    firstMs: of(rounds, (round) => round.firstMs),
    alone: medianSpread(rounds.map((round) => round.alone)),
    cpuMs: of(rounds, (round) => round.cpuMs),
    loopMs: of(rounds, (round) => round.loopMs),
    cpuWithAnswerMs: of(rounds, (round) => round.cpuWithAnswerMs),
    together: of(rounds, (round) => round.together),
    togetherMs: of(rounds, (round) => round.togetherMs),
    togetherCpuMs: of(rounds, (round) => round.togetherCpuMs),
    elsewhere: medianSpread(rounds.map((round) => round.elsewhere)),
    longestBlockMs: of(rounds, (round) => round.longestBlockMs),
    bytes: of(rounds, (round) => round.bytes),
  };
}

export function medianStorm(rounds: readonly Storm[]): Storm {
  return {
    convergedMs: of(rounds, (round) => round.convergedMs),
    cpuMs: of(rounds, (round) => round.cpuMs),
    missing: rounds.reduce((sum, round) => sum + round.missing, 0),
  };
}
