import type { ListedSource, NoticeStore, SourceRecord, SourceStore } from '../../lib/commands/ports.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { roleOf } from './memoryAssessments.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

/** Where a record stands in the drafts that the person has a role on. */
function usesOf(state: MemoryState, id: string, userId: string) {
  return [...state.assessments.values()]
    .filter((assessment) => roleOf(state, assessment.id, userId) !== null)
    .flatMap((assessment) =>
      (state.blocks.get(assessment.id) ?? [])
        .filter(({ taken }) => taken?.record === id)
        .map((block) => ({ assessment, block })),
    );
}

function listed(state: MemoryState, record: SourceRecord, userId: string): ListedSource {
  const by = record.recalled?.byId;
  return {
    ...record,
    keptByName: state.users.get(record.keptById)?.name ?? '',
    recalledByName: by === undefined ? null : (state.users.get(by)?.name ?? null),
    uses: new Set(usesOf(state, record.id, userId).map(({ assessment }) => assessment.id)).size,
  };
}

/** The register of sources in memory. */
export function memorySources(access: MemoryAccess): SourceStore {
  return {
    byId: (id, userId) =>
      access.read((state) => {
        const record = state.sources.get(id);
        return record === undefined ? null : listed(state, record, userId);
      }),
    list: (userId, page, { words, ids, isRecalled }) =>
      access.read((state) => {
        const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
        const rows = [...state.sources.values()].filter((record) => {
          const { originator, identifier, url, independenceGroup } = record.fields;
          const said = [record.title, record.descriptor, originator, identifier, url, independenceGroup].join(' ');
          return (
            wanted.every((word) => said.toLowerCase().includes(word)) &&
            (ids === null || ids.includes(record.id)) &&
            (isRecalled === null || (record.recalled !== null) === isRecalled)
          );
        });
        return memoryPage(
          rows.map((record) => listed(state, record, userId)),
          page,
          (row) => [row.title.toLowerCase(), row.id],
          (a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]),
          (_title, id) => isUuid(id),
        );
      }),
    insert: (record) =>
      access.write((state) => {
        if (!state.users.has(record.keptById)) throw new Error('no such user');
        if (state.sources.has(record.id)) throw new DuplicateError('id');
        state.sources.set(record.id, record);
      }),
    update: (id, change) =>
      access.write((state) => {
        const record = state.sources.get(id);
        if (record === undefined) throw new Error('no such source');
        state.sources.set(id, { ...record, ...change });
      }),
    uses: (id, userId, page) =>
      access.read((state) =>
        memoryPage(
          usesOf(state, id, userId).map(({ assessment, block }) => ({
            assessmentId: assessment.id,
            number: assessment.number,
            createdAt: assessment.createdAt,
            title: assessment.title,
            isArchived: assessment.archivedAt !== null,
            blockId: block.blockId,
            label: block.label,
            carries: block.taken?.carries ?? [],
          })),
          page,
          (row) => [row.title.toLowerCase(), `${row.assessmentId} ${row.blockId}`],
          (a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]),
        ),
      ),
  };
}

/** Notices in memory; an owner is told once for each assessment and recall. */
export function memoryNotices(access: MemoryAccess): NoticeStore {
  return {
    raise: (recordId, at) =>
      access.write((state) => {
        for (const [assessmentId, blocks] of state.blocks) {
          if (blocks.some(({ taken }) => taken?.record === recordId)) tellOwners(state, assessmentId, recordId, at);
        }
      }),
    endFor: (recordId, at) =>
      access.write((state) => {
        for (const [key, notice] of state.notices) {
          if (notice.recordId === recordId && notice.endedAt === null)
            state.notices.set(key, { ...notice, endedAt: at });
        }
      }),
    open: (userId, limit) =>
      access.read((state) =>
        [...state.notices.values()]
          .filter((notice) => notice.userId === userId && notice.endedAt === null)
          .flatMap((notice) => {
            const assessment = state.assessments.get(notice.assessmentId);
            const record = state.sources.get(notice.recordId);
            const isHidden = assessment?.archivedAt !== null || roleOf(state, notice.assessmentId, userId) === null;
            if (assessment === undefined || record === undefined || isHidden) return [];
            const held = (state.blocks.get(assessment.id) ?? []).find(({ taken }) => taken?.record === record.id);
            return [
              {
                id: notice.id,
                at: notice.at,
                assessmentId: assessment.id,
                assessmentTitle: assessment.title,
                recordId: record.id,
                recordTitle: record.title,
                reason: record.recalled?.reason ?? '',
                byName: state.users.get(record.recalled?.byId ?? '')?.name ?? '',
                blockId: held?.blockId ?? null,
                carries: held?.taken?.carries ?? [],
              },
            ];
          })
          .sort((a, b) => b.at.getTime() - a.at.getTime() || compareText(a.id, b.id))
          .slice(0, limit),
      ),
    end: (id, userId, at) =>
      access.write((state) => {
        const found = [...state.notices].find(([, notice]) => notice.id === id);
        if (found === undefined || found[1].userId !== userId || found[1].endedAt !== null) return false;
        state.notices.set(found[0], { ...found[1], endedAt: at });
        return true;
      }),
  };
}

function tellOwners(state: MemoryState, assessmentId: string, recordId: string, at: Date): void {
  for (const { userId, role } of state.members.get(assessmentId) ?? []) {
    const key = [userId, assessmentId, recordId, at.toISOString()].join(' ');
    if (role !== 'owner' || state.notices.has(key)) continue;
    const id = `00000000-0000-4000-9000-${String(state.notices.size + 1).padStart(12, '0')}`;
    state.notices.set(key, { id, userId, assessmentId, recordId, at, endedAt: null });
  }
}

/** A draft has come to hold sources that were recalled before: its owners are told as they would have been then. */
export function tellOfRecalled(state: MemoryState, assessmentId: string): void {
  for (const { taken } of state.blocks.get(assessmentId) ?? []) {
    const recalled = taken === undefined ? null : (state.sources.get(taken.record)?.recalled ?? null);
    if (taken !== undefined && recalled !== null) tellOwners(state, assessmentId, taken.record, recalled.at);
  }
}
