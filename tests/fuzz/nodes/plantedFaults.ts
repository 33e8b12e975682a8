import type { SharedDrafts } from '../../../lib/commands/SharedDrafts.ts';
import { Room } from '../../../server/Room.ts';
import { RoomRegistry } from '../../../server/RoomRegistry.ts';
import { plantedFaults as ofOneProcess } from '../rooms/plantedFaults.ts';
import type { NodeFaults } from './NodesWorld.ts';

/** The shared drafts with some of it replaced. */
const sharing =
  (change: (real: SharedDrafts) => Partial<SharedDrafts>): NonNullable<NodeFaults['shared']> =>
  (real) => ({
    append: (entries) => real.append(entries),
    standing: (positions) => real.standing(positions),
    rows: (id, seqs) => real.rows(id, seqs),
    lastEvent: () => real.lastEvent(),
    identity: () => real.identity(),
    ...change(real),
  });

/** A registry whose rooms are altered once they are made. */
const withRooms = (alter: (room: Room) => void): typeof RoomRegistry =>
  class extends RoomRegistry {
    override async open(assessmentId: string): Promise<Room | null> {
      const isNew = !this.rooms.has(assessmentId);
      const room = await super.open(assessmentId);
      if (isNew && room !== null) alter(room);
      return room;
    }
  };

/** Faults that were or could have been made, each by the name of what it breaks. */
export const plantedFaults: Readonly<Record<string, NodeFaults>> = {
  'never looks into the database for what it did not hear': {
    shared: sharing(() => ({ standing: async () => [] })),
  },
  'does not see that another one folded': {
    shared: sharing((real) => ({
      standing: async (positions) => (await real.standing(positions)).map((found) => ({ ...found, stamp: '0' })),
    })),
    store: (real) => ({
      append: (entries) => real.append(entries),
      admission: (id, userId) => real.admission(id, userId),
      compact: (...given) => real.compact(...given),
      load: async (id) => {
        const loaded = await real.load(id);
        return loaded === null ? null : { ...loaded, stamp: '0' };
      },
    }),
  },
  'believes that rows become visible in the order of their numbers': {
    shared: sharing((real) => {
      let highest = 0n;
      return {
        standing: async (positions) => {
          const found = await real.standing(positions);
          const later = found.map((one) => ({ ...one, seqs: one.seqs.filter((seq) => seq > highest) }));
          for (const { seqs } of found) for (const seq of seqs) if (seq > highest) highest = seq;
          return later;
        },
      };
    }),
  },
  'counts a row as taken that builds on what it has not': {
    registry: withRooms((room) => {
      room.takeStored = (update) => {
        const outcome = Room.prototype.takeStored.call(room, update);
        return outcome === 'gap' ? 'taken' : outcome;
      };
    }),
  },
  'does not send its people the rows it read anew': {
    registry: withRooms((room) => {
      room.adopt = (loaded, covered) => Room.prototype.adopt.call(room, loaded, covered, []);
    }),
  },
  'acknowledges before the commit': ofOneProcess['acknowledges before the commit'] ?? {},
  'folds away rows it did not read': ofOneProcess['compaction deletes rows it did not fold'] ?? {},
};
