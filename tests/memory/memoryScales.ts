import type { ScaleStore } from '../../lib/commands/ports.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { compareText } from './memoryPage.ts';
import type { MemoryAccess } from './memoryState.ts';

/** The workspace's own scales in memory. */
export function memoryScales(access: MemoryAccess): ScaleStore {
  return {
    list: () =>
      access.read((state) =>
        [...state.scales.values()].sort(
          (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || compareText(a.id, b.id),
        ),
      ),
    insert: (scale) =>
      access.write((state) => {
        if (state.scales.has(scale.id)) throw new DuplicateError('id');
        if (!state.users.has(scale.createdById)) throw new Error('no such user');
        state.scales.set(scale.id, scale);
      }),
    withdraw: (id, at) =>
      access.write((state) => {
        const scale = state.scales.get(id);
        if (scale === undefined || scale.withdrawnAt !== null) return false;
        state.scales.set(id, { ...scale, withdrawnAt: at });
        return true;
      }),
  };
}
