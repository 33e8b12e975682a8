import { measuredBy, type Fleet } from './Fleet.ts';
import { carriedP95Ms } from './goals.ts';
import { measureManyDrafts, type ManyDrafts } from './measureManyDrafts.ts';
import { medianManyDrafts, type Results } from './results.ts';
import type { RoomsOfRun } from './roomsOf.ts';
import type { TargetName } from './Target.ts';

/** More and more drafts, until keystrokes take too long; who is past that is not measured at more. */
export async function measureLoads(
  fleet: Fleet,
  rooms: RoomsOfRun,
  options: { readonly rounds: number; readonly isQuick: boolean; readonly say: (line: string) => void },
): Promise<Results['manyDrafts']> {
  const found = [];
  const given = new Set<TargetName>();
  const steps = options.isQuick ? [25, 100, 200, 300] : [25, 50, 100, 150, 200, 300, 400];
  for (const drafts of steps.filter((count) => count <= rooms.typed)) {
    const names = fleet.names.filter((name) => !given.has(name));
    if (names.length === 0) break;
    options.say(`Many drafts: ${drafts} with 4 writers each ...`);
    const setting = { firstRoom: 0, drafts, writersPerDraft: 4, keysPerSecond: 10, seconds: options.isQuick ? 4 : 8 };
    const measured = await fleet.interleaved<ManyDrafts>(
      names,
      drafts > 150 ? 1 : options.rounds,
      async (target) => measureManyDrafts(target, setting),
      medianManyDrafts,
    );
    found.push({ label: `${drafts} drafts`, measured: measuredBy((name) => measured[name]) });
    for (const name of names) if (!isCarried(measured[name])) given.add(name);
  }
  return found;
}

/** Whether everything arrived, and in time. */
export function isCarried(load: ManyDrafts | null): boolean {
  return load !== null && load.delay.p95 <= carriedP95Ms && load.delivered >= load.expected;
}
