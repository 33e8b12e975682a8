import type { Measured } from '../Fleet.ts';
import type { TargetName } from '../Target.ts';

/** One line of the outcome. */
export type Line = {
  readonly what: string;
  readonly shown: { readonly [Name in TargetName]: string };
  /** Ours to the bare relay, and ours to the better peer; null: there is nothing to compare with. */
  readonly toFloor: number | null;
  readonly toPeer: number | null;
  /** The peer was not measured: what it reached before stands for it. */
  readonly isPublishedPeer: boolean;
  readonly goal: string;
  readonly isMet: boolean | null;
};

/** What a line is made of. */
export type Row<T> = {
  readonly what: string;
  readonly measured: Measured<T>;
  readonly tell: (found: T, name: TargetName) => string;
  /** What is compared; left out: nothing is. */
  readonly figure?: (found: T) => number;
  /** More is better. */
  readonly isMore?: boolean;
  /** The better peer's figure where no peer was measured. */
  readonly published?: number | undefined;
  /** Ours is at most (with `isMore` at least) this many times the other's, or this much. */
  readonly toFloor?: number | undefined;
  readonly toPeer?: number | undefined;
  readonly limit?: { readonly value: number; readonly told: string };
  /** What must be true besides, of ours. */
  readonly isSound?: (ours: T) => boolean;
};

export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
export const us = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} us`;
export const kb = (value: number): string => `${value.toFixed(1)} KB`;
/** Quantiles as they stand in a cell. */
export const quantiles = (spread: { readonly p50: number; readonly p95: number; readonly p99: number }): string =>
  `${ms(spread.p50)} / ${ms(spread.p95)} / ${ms(spread.p99)} ms`;

/** Compares ours with the floor and the better peer of the same run. */
export function lineOf<T>(row: Row<T>): Line {
  const { measured, figure, isMore = false } = row;
  const shownOf = (name: TargetName): string => {
    const found = measured[name];
    return found === null ? '' : row.tell(found, name);
  };
  const figureOf = (name: TargetName): number | null => {
    const found = measured[name];
    return found === null || figure === undefined ? null : figure(found);
  };
  const ours = figureOf('ours');
  const floor = figureOf('floor');
  const peers = (['yws', 'hocus'] as const).flatMap((name) => figureOf(name) ?? []);
  const better = isMore ? Math.max(...peers) : Math.min(...peers);
  const peer = peers.length > 0 ? better : (row.published ?? null);
  const toFloor = ours === null || floor === null || floor <= 0 ? null : ours / floor;
  const toPeer = ours === null || peer === null || peer <= 0 ? null : ours / peer;
  const sign = isMore ? '>=' : '<=';
  const holds = (value: number, goal: number): boolean => (isMore ? value >= goal : value <= goal);
  const verdicts = [
    row.toFloor === undefined || toFloor === null ? null : holds(toFloor, row.toFloor),
    row.toPeer === undefined || toPeer === null ? null : holds(toPeer, row.toPeer),
    row.limit === undefined || ours === null ? null : holds(ours, row.limit.value),
    row.isSound === undefined || measured.ours === null ? null : row.isSound(measured.ours),
  ].filter((verdict) => verdict !== null);
  return {
    what: row.what,
    shown: {
      floor: shownOf('floor'),
      yws: shownOf('yws'),
      hocus: shownOf('hocus'),
      ours: shownOf('ours'),
    },
    toFloor,
    toPeer,
    isPublishedPeer: peers.length === 0 && toPeer !== null,
    goal: [
      ...(row.toFloor === undefined ? [] : [`${sign} ${row.toFloor} x floor`]),
      ...(row.toPeer === undefined ? [] : [`${sign} ${row.toPeer} x peer`]),
      ...(row.limit === undefined ? [] : [row.limit.told]),
    ].join(', '),
    isMet: verdicts.length === 0 ? null : verdicts.every((verdict) => verdict),
  };
}
