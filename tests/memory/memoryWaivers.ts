import type { NamedWaiver, WaiverRecord, WaiverStore } from '../../lib/commands/ports.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { compareText, memoryPage, newestFirst } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

/** Findings set aside, in memory. */
export function memoryWaivers(access: MemoryAccess): WaiverStore {
  const of = (state: MemoryState, assessmentId: string): readonly NamedWaiver[] =>
    [...state.waivers.values()]
      .filter((waiver) => waiver.assessmentId === assessmentId)
      .map((waiver) => ({
        ...waiver,
        byName: state.users.get(waiver.byId)?.name ?? '',
        undoneByName: waiver.undoneById === null ? null : (state.users.get(waiver.undoneById)?.name ?? ''),
      }));
  const isStanding = (waiver: WaiverRecord, assessmentId: string, fingerprint: string): boolean =>
    waiver.assessmentId === assessmentId && waiver.fingerprint === fingerprint && waiver.undoneAt === null;
  return {
    standing: (assessmentId) =>
      access.read((state) =>
        of(state, assessmentId)
          .filter(({ undoneAt }) => undoneAt === null)
          .toSorted((a, b) => a.at.getTime() - b.at.getTime() || compareText(a.id, b.id)),
      ),
    list: (assessmentId, page) =>
      access.read((state) =>
        memoryPage(
          of(state, assessmentId),
          page,
          (row) => [row.at.toISOString(), row.id],
          newestFirst,
          (at, id) => isIsoTime(at) && isUuid(id),
        ),
      ),
    insert: (waiver) =>
      access.write((state) => {
        const all = [...state.waivers.values()];
        if (state.waivers.has(waiver.id)) throw new DuplicateError('id');
        if (all.some((each) => isStanding(each, waiver.assessmentId, waiver.fingerprint)))
          throw new DuplicateError('standing');
        if (!state.users.has(waiver.byId) || !state.assessments.has(waiver.assessmentId))
          throw new Error('no such row');
        state.waivers.set(waiver.id, waiver);
      }),
    undo: (assessmentId, fingerprint, undoneById, undoneAt) =>
      access.write((state) => {
        const found = [...state.waivers.values()].find((each) => isStanding(each, assessmentId, fingerprint));
        if (found === undefined) return false;
        state.waivers.set(found.id, { ...found, undoneById, undoneAt });
        return true;
      }),
  };
}
