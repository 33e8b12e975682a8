import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { roomLimits } from '../../server/roomLimits.ts';
import { largeDraft } from './largeHistory.ts';
import { fillRooms, measureColdOpen, textOf, type ColdOpen } from './measureColdOpen.ts';
import { measureKill, type Kill } from './measureKill.ts';
import { measureManyDrafts, type ManyDraftsSetting } from './measureManyDrafts.ts';
import { measureMemory } from './measureMemory.ts';
import { measurePropagation, type PropagationSetting } from './measurePropagation.ts';
import { pause } from './pace.ts';
import {
  medianColdOpen,
  medianManyDrafts,
  medianPropagation,
  type KillResult,
  type Pair,
  type Results,
} from './results.ts';
import { prepareProduct, startFloor } from './startTargets.ts';
import type { Target } from './Target.ts';

export const parts = ['propagation', 'many', 'ack', 'open', 'memory', 'kill'] as const;
export type Part = (typeof parts)[number];

export type RunOptions = {
  readonly parts: readonly Part[];
  readonly isQuick: boolean;
  readonly rounds: number;
  readonly withPages: boolean;
  readonly profileDir: string | undefined;
  readonly machine: Pick<Results, 'date' | 'node' | 'cores' | 'loadBefore'>;
  readonly say: (line: string) => void;
};

/** How long the server keeps a draft that nobody has open, and the time to put it away. */
const unloadMs = roomLimits.idleRoomMs + 2 * roomLimits.sweepMs + 2_000;

const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, n) => from + n);

/** Measures both servers in turn, round by round, so that a disturbance of the machine hits both. */
async function interleaved<T>(
  targets: Pair<Target>,
  rounds: number,
  measure: (target: Target) => Promise<T>,
  medianOf: (rounds: readonly T[]) => T,
): Promise<Pair<T>> {
  const floor: T[] = [];
  const ours: T[] = [];
  for (let round = 0; round < rounds; round++) {
    floor.push(await measure(targets.floor));
    ours.push(await measure(targets.ours));
  }
  return { floor: medianOf(floor), ours: medianOf(ours) };
}

/** Runs the wanted parts. Rooms 0 to `pool - 1` are small drafts, the 30 behind them hold the large one. */
export async function measureAll(options: RunOptions): Promise<Results> {
  const { isQuick, rounds, say } = options;
  const wants = (part: Part): boolean => options.parts.includes(part);
  const pool = wants('memory') && !isQuick ? 1_000 : 240;
  const large = range(pool, 30);
  const draft = wants('open') || wants('memory') ? largeDraft(say) : null;

  say(`Preparing ${pool + large.length} drafts ...`);
  const product = await prepareProduct({
    drafts: pool + large.length,
    pages: options.withPages,
    profileDir: options.profileDir,
  });
  const floor = await startFloor();
  let ours = await product.start();
  const results: Results = {
    ...options.machine,
    rounds,
    withPages: options.withPages,
    isQuick,
    draftIsRecorded: draft?.isRecorded ?? false,
    propagation: null,
    manyDrafts: null,
    acknowledgement: null,
    coldOpen: null,
    memory: null,
    kill: null,
  };
  const restart = async (): Promise<void> => {
    await ours.server.stop();
    ours = await product.start();
  };
  try {
    if (wants('propagation')) results.propagation = await propagation({ floor, ours }, options);
    if (wants('many')) results.manyDrafts = await manyDrafts({ floor, ours }, options);
    if (wants('ack')) {
      say('Acknowledgement: 8 writers ...');
      const setting = { firstRoom: 210, drafts: 2, writersPerDraft: 4, keysPerSecond: 10, seconds: isQuick ? 5 : 10 };
      results.acknowledgement = (
        await interleaved(
          { floor, ours },
          rounds,
          async (target) => measureManyDrafts(target, setting),
          medianManyDrafts,
        )
      ).ours;
    }
    if (draft !== null) {
      say('Writing the large draft into 30 rooms, and waiting until it is put away ...');
      await fillRooms(ours, large, draft.update);
      await pause(unloadMs + 15_000);
      await restart();
    }
    if (wants('open') && draft !== null) {
      const isRight = sameText(textOf([draft.update]));
      const known = Y.diffUpdate(draft.update, Y.encodeStateVectorFromUpdate(draft.update));
      const found: ColdOpen[] = [];
      for (let round = 0; round < rounds; round++) {
        say(`Cold open, round ${round + 1} ...`);
        if (round > 0) await restart();
        const rooms = { alone: large.slice(0, 10), together: large.slice(10), elsewhere: 215, warmUp: range(0, 100) };
        found.push(await measureColdOpen(ours, rooms, { known, isRight }));
      }
      results.coldOpen = medianColdOpen(found);
      await restart();
    }
    if (wants('memory')) {
      say('Memory (waits for empty rooms to be put away) ...');
      const setting = {
        idleRoom: 220,
        idleConnections: isQuick ? 200 : 400,
        small: range(isQuick ? 0 : 230, isQuick ? 120 : 220),
        large: large.slice(0, 20),
        waves: [range(0, isQuick ? 100 : 500), range(isQuick ? 100 : 500, isQuick ? 100 : 500)] as const,
        unloadMs,
      };
      results.memory = {
        floor: await measureMemory(floor, { ...setting, large: [], unloadMs: 1_000 }),
        ours: await measureMemory(ours, setting),
      };
    }
    if (wants('kill')) {
      const killed = await kills(ours, product.start, options);
      results.kill = killed.results;
      ours = killed.target;
    }
  } finally {
    await floor.server.kill();
    await ours.server.stop();
    await product.remove();
  }
  return results;
}

async function propagation(targets: Pair<Target>, options: RunOptions): Promise<Results['propagation']> {
  const seconds = options.isQuick ? 4 : 8;
  const base = { room: 200, keysPerSecond: 20, cursorsPerSecond: 0, seconds };
  const settings: readonly (PropagationSetting & { readonly label: string })[] = [
    { ...base, label: '1 listener', listeners: 1 },
    { ...base, label: '10 listeners', listeners: 10 },
    { ...base, label: '50 listeners', listeners: 50 },
    { ...base, label: '200 listeners', listeners: 200 },
    { ...base, label: '50 moving carets', listeners: 50, cursorsPerSecond: 4 },
  ];
  const found = [];
  for (const [at, setting] of settings.entries()) {
    options.say(`Propagation: ${setting.label} ...`);
    const measure = async (target: Target) => measurePropagation(target, { ...setting, room: setting.room + at });
    found.push({
      label: setting.label,
      pair: await interleaved(targets, options.rounds, measure, medianPropagation),
    });
  }
  return found;
}

async function manyDrafts(targets: Pair<Target>, options: RunOptions): Promise<Results['manyDrafts']> {
  const found = [];
  for (const drafts of options.isQuick ? [25, 100] : [25, 50, 100, 150]) {
    const label = `${drafts} drafts`;
    options.say(`Many drafts: ${label} with 4 writers each ...`);
    const setting: ManyDraftsSetting = {
      firstRoom: 0,
      drafts,
      writersPerDraft: 4,
      keysPerSecond: 10,
      seconds: options.isQuick ? 4 : 8,
    };
    const measure = async (target: Target) => measureManyDrafts(target, setting);
    found.push({ label, pair: await interleaved(targets, options.rounds, measure, medianManyDrafts) });
  }
  return found;
}

async function kills(
  first: Target,
  restart: () => Promise<Target>,
  options: RunOptions,
): Promise<{ readonly results: readonly KillResult[]; readonly target: Target }> {
  const settings = [
    { drafts: 20, keysPerSecond: 10 },
    { drafts: 100, keysPerSecond: 20 },
    ...(options.isQuick ? [] : [{ drafts: 200, keysPerSecond: 30 }]),
  ];
  let target = first;
  const results: KillResult[] = [];
  for (const setting of settings) {
    const label = `${setting.drafts} drafts at ${setting.keysPerSecond} edits a second`;
    const rounds: Kill[] = [];
    for (let round = 0; round < options.rounds; round++) {
      options.say(`Killed while ${label}, round ${round + 1} ...`);
      // Never at the same moment of the group commit.
      const afterMs = 2_500 + 37 * round;
      const killed = await measureKill(target, { ...setting, firstRoom: 0, afterMs }, restart);
      target = killed.target;
      rounds.push(killed.figures);
    }
    results.push({ label, rounds });
  }
  return { results, target };
}

function sameText(wanted: string): (text: string) => boolean {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const right = digest(wanted);
  return (text) => digest(text) === right;
}
