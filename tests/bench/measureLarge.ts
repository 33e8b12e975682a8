import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { measuredBy, type Fleet, type Measured } from './Fleet.ts';
import type { LargeDraft } from './largeHistory.ts';
import { fillRooms, measureColdOpen, textOf, type ColdOpen } from './measureColdOpen.ts';
import { pause } from './pace.ts';
import { medianColdOpen } from './results.ts';
import type { RoomsOfRun } from './roomsOf.ts';

/** Folding thirty large drafts takes a while on a busy machine, ms. */
const foldingMs = 15_000;

/** Puts the large draft into its rooms everywhere, and waits until nobody holds it in memory. */
export async function fillLarge(fleet: Fleet, rooms: RoomsOfRun, draft: LargeDraft): Promise<void> {
  for (const name of fleet.keepers) await fillRooms(fleet.get(name), rooms.large, draft.update);
  await pause(foldingMs + Math.max(...fleet.keepers.map((name) => fleet.get(name).unloadMs)));
}

function sameText(wanted: string): (text: string) => boolean {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const right = digest(wanted);
  return (text) => digest(text) === right;
}

/** Opens the large draft on servers that have just started. */
export async function measureColdOpenParts(
  fleet: Fleet,
  rooms: RoomsOfRun,
  draft: LargeDraft,
  options: { readonly rounds: number; readonly say: (line: string) => void },
): Promise<Measured<ColdOpen>> {
  const isRight = sameText(textOf([draft.update]));
  const known = Y.diffUpdate(draft.update, Y.encodeStateVectorFromUpdate(draft.update));
  const found = new Map<string, ColdOpen[]>();
  const where = {
    alone: rooms.large.slice(0, 10),
    together: rooms.large.slice(10),
    elsewhere: rooms.spare + 7,
    warmUp: Array.from({ length: 100 }, (_, room) => room),
  };
  for (let round = 0; round < options.rounds; round++) {
    for (const name of fleet.keepers) {
      options.say(`Cold open: ${name}, round ${round + 1} ...`);
      const target = await fleet.restart(name);
      const one = await measureColdOpen(target, where, { known, isRight, bytes: draft.update.length });
      found.set(name, [...(found.get(name) ?? []), one]);
    }
  }
  return measuredBy((name) => {
    const all = found.get(name);
    return all === undefined ? null : medianColdOpen(all);
  });
}
