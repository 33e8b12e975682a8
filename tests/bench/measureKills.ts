import { measuredBy, type Fleet } from './Fleet.ts';
import { measureKill, type Kill } from './measureKill.ts';
import type { Results } from './results.ts';

/** Kills every server that keeps drafts, at rising loads, never at the same moment of a group commit. */
export async function measureKills(
  fleet: Fleet,
  options: { readonly rounds: number; readonly isQuick: boolean; readonly say: (line: string) => void },
): Promise<Results['kill']> {
  const settings = [
    { drafts: 20, keysPerSecond: 10 },
    { drafts: 100, keysPerSecond: 20 },
    ...(options.isQuick ? [] : [{ drafts: 200, keysPerSecond: 30 }]),
  ];
  const results = [];
  for (const setting of settings) {
    const label = `${setting.drafts} drafts at ${setting.keysPerSecond} edits a second`;
    const found = new Map<string, Kill[]>();
    for (let round = 0; round < options.rounds; round++) {
      for (const name of fleet.keepers) {
        options.say(`Killed while ${label}: ${name}, round ${round + 1} ...`);
        // One of the peers stores up to ten seconds later: before that there is nothing of it to lose.
        const afterMs = (options.isQuick ? 2_500 : 6_000) + 37 * round;
        const killed = await measureKill(fleet.get(name), { ...setting, firstRoom: 0, afterMs }, async () =>
          fleet.revive(name),
        );
        found.set(name, [...(found.get(name) ?? []), killed.figures]);
      }
    }
    results.push({ label, measured: measuredBy((name) => found.get(name) ?? null) });
  }
  return results;
}
