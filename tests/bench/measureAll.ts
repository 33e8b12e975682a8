import { Fleet, measuredBy, type Measured } from './Fleet.ts';
import { largeDraft } from './largeHistory.ts';
import { measureDiff } from './measureDiff.ts';
import { measureColdOpenParts, fillLarge } from './measureLarge.ts';
import { measureKills } from './measureKills.ts';
import { measureManyDrafts } from './measureManyDrafts.ts';
import { measureLoads } from './measureLoads.ts';
import { measureMemory, type Memory } from './measureMemory.ts';
import { measurePropagation, type PropagationSetting } from './measurePropagation.ts';
import { measureStorm } from './measureStorm.ts';
import { medianManyDrafts, medianPropagation, medianStorm, type Labelled, type Results } from './results.ts';
import { roomsOf, type RoomsOfRun } from './roomsOf.ts';

export const parts = ['propagation', 'many', 'ack', 'open', 'memory', 'kill', 'storm', 'diff'] as const;
export type Part = (typeof parts)[number];

export type RunOptions = {
  readonly parts: readonly Part[];
  readonly isQuick: boolean;
  readonly rounds: number;
  readonly withPages: boolean;
  readonly withPeers: boolean;
  readonly profileDir: string | undefined;
  readonly machine: Pick<Results, 'date' | 'machine' | 'node' | 'cores' | 'loadBefore'>;
  readonly say: (line: string) => void;
};

/** Runs the wanted parts. */
export async function measureAll(options: RunOptions): Promise<Results> {
  const { isQuick, rounds, say } = options;
  const wants = (part: Part): boolean => options.parts.includes(part);
  const rooms = roomsOf(isQuick);
  const results: Results = {
    ...options.machine,
    rounds,
    withPages: options.withPages,
    withPeers: false,
    isQuick,
    draftIsRecorded: false,
    propagation: null,
    manyDrafts: null,
    acknowledgement: null,
    coldOpen: null,
    memory: null,
    kill: null,
    storm: null,
    diff: null,
  };
  if (wants('diff')) {
    say('Versions and their differences ...');
    results.diff = measureDiff(isQuick ? 3 : 7, isQuick);
  }
  if (options.parts.every((part) => part === 'diff')) return results;

  const draft = wants('open') || wants('memory') ? largeDraft(say) : null;
  const fleet = await Fleet.start({
    drafts: rooms.count,
    small: rooms.small,
    pages: options.withPages,
    peers: options.withPeers,
    profileDir: options.profileDir,
    say,
  });
  const found: Results = { ...results, withPeers: fleet.has('yws'), draftIsRecorded: draft?.isRecorded ?? false };
  try {
    if (wants('propagation')) found.propagation = await propagation(fleet, rooms, options);
    if (wants('many')) found.manyDrafts = await measureLoads(fleet, rooms, options);
    if (wants('ack')) {
      say('Acknowledgement: 8 writers ...');
      const setting = { firstRoom: rooms.spare + 5, drafts: 2, writersPerDraft: 4, keysPerSecond: 10 };
      const seconds = isQuick ? 5 : 10;
      found.acknowledgement = await fleet.interleaved(
        fleet.keepers.filter((name) => fleet.get(name).acknowledges !== 'never'),
        rounds,
        async (target) => measureManyDrafts(target, { ...setting, seconds }),
        medianManyDrafts,
      );
    }
    if (wants('storm')) found.storm = await storms(fleet, rooms, options);
    if (draft !== null) {
      say('Writing the large draft into 30 rooms, and waiting until it is put away ...');
      await fillLarge(fleet, rooms, draft);
      if (wants('open')) found.coldOpen = await measureColdOpenParts(fleet, rooms, draft, options);
      if (wants('memory')) found.memory = await memory(fleet, rooms, 0.98 * draft.update.length, options);
    }
    if (wants('kill')) found.kill = await measureKills(fleet, options);
  } finally {
    await fleet.end();
  }
  return found;
}

async function propagation(fleet: Fleet, rooms: RoomsOfRun, options: RunOptions): Promise<Results['propagation']> {
  const seconds = options.isQuick ? 4 : 8;
  const base = { keysPerSecond: 20, cursorsPerSecond: 0, seconds };
  const settings: readonly (Omit<PropagationSetting, 'room'> & { readonly label: string })[] = [
    { ...base, label: '1 listener', listeners: 1 },
    { ...base, label: '10 listeners', listeners: 10 },
    { ...base, label: '50 listeners', listeners: 50 },
    { ...base, label: '200 listeners', listeners: 200 },
    { ...base, label: '50 moving carets', listeners: 50, cursorsPerSecond: 4 },
  ];
  const found = [];
  for (const [at, setting] of settings.entries()) {
    options.say(`Propagation: ${setting.label} ...`);
    const measured = await fleet.interleaved(
      fleet.names,
      options.rounds,
      async (target) => measurePropagation(target, { ...setting, room: rooms.spare + at }),
      medianPropagation,
    );
    found.push({ label: setting.label, measured });
  }
  return found;
}

async function storms(fleet: Fleet, rooms: RoomsOfRun, options: RunOptions): Promise<Results['storm']> {
  const settings = [
    { label: '500 clients in 100 drafts', firstRoom: 0, drafts: 100, clientsPerDraft: 5, keys: 10 },
    { label: '200 clients in one draft', firstRoom: rooms.spare + 9, drafts: 1, clientsPerDraft: 200, keys: 10 },
  ];
  const found = [];
  for (const { label, ...setting } of settings) {
    options.say(`All come back at once: ${label} ...`);
    const measured = await fleet.interleaved(
      fleet.keepers,
      options.rounds,
      async (target) => measureStorm(target, setting),
      medianStorm,
    );
    found.push({ label, measured });
  }
  return found satisfies readonly Labelled<unknown>[];
}

async function memory(
  fleet: Fleet,
  rooms: RoomsOfRun,
  largeBytes: number,
  options: RunOptions,
): Promise<Measured<Memory>> {
  const found = new Map<string, Memory>();
  for (const name of fleet.names) {
    options.say(`Memory: ${name} (waits for empty rooms to be put away) ...`);
    // A server that has just begun: what earlier parts left behind is not counted as a draft's.
    const target = name === 'floor' ? fleet.get(name) : await fleet.restart(name);
    found.set(
      name,
      await measureMemory(target, {
        idleRoom: rooms.spare + 8,
        idleConnections: options.isQuick ? 200 : 400,
        small: rooms.untouched,
        large: name === 'floor' ? [] : rooms.large.slice(0, 20),
        largeBytes,
        waves: rooms.waves,
        unloadMs: target.unloadMs,
      }),
    );
  }
  return measuredBy((name) => found.get(name) ?? null);
}
