import type { Candidate, LibraryStore, ListedAssessment } from '../../lib/commands/ports.ts';
import { listed } from './memoryAssessments.ts';
import { compareText } from './memoryPage.ts';
import { passes } from './passes.ts';
import { memberKey, type MemoryAccess, type MemoryState } from './memoryState.ts';

/** What the library says beyond its list, in memory. */
export function memoryLibrary(access: MemoryAccess): LibraryStore {
  return {
    overview: (userId) =>
      access.read((state) => {
        const own = listed(state, userId);
        const living = own.filter((row) => row.archivedAt === null);
        const topics = countedBy(living.flatMap((row) => (row.topic === '' ? [] : [row.topic])));
        const authors = countedBy(living.flatMap((row) => row.authors.map((author) => author.userId)));
        return {
          all: living.length,
          mine: living.filter((row) => row.role === 'owner').length,
          archived: own.length - living.length,
          topics: topics.map(([topic, count]) => ({ topic, count })).sort((a, b) => byName(a.topic, b.topic)),
          authors: authors
            .map(([id, count]) => ({ userId: id, name: state.users.get(id)?.name ?? '', count }))
            .sort((a, b) => byName(a.name, b.name) || compareText(a.userId, b.userId)),
        };
      }),
    count: (userId, filter) =>
      access.read((state) => listed(state, userId).filter((row) => passes(row, filter)).length),
    candidates: (userId, dueBefore, limit) =>
      access.read((state) => {
        const dueAt = (row: Candidate): number =>
          writes(row) && row.dueAt !== null && row.dueAt < dueBefore ? row.dueAt.getTime() : Number.POSITIVE_INFINITY;
        return listed(state, userId)
          .filter((row) => row.archivedAt === null)
          .map((row) => candidateOf(state, row, userId))
          .filter(
            (row) =>
              dueAt(row) < Number.POSITIVE_INFINITY ||
              (row.openedAt === null && row.createdById !== userId) ||
              (row.openedAt !== null && row.openedAt < row.changedAt && isOthers(state, row, userId)),
          )
          .sort(
            (a, b) =>
              (dueAt(a) === dueAt(b) ? 0 : dueAt(a) - dueAt(b)) ||
              b.changedAt.getTime() - a.changedAt.getTime() ||
              compareText(a.id, b.id),
          )
          .slice(0, limit);
      }),
    unindexed: (limit) =>
      access.read((state) => [...state.snapshots.keys()].filter((id) => !state.blocks.has(id)).slice(0, limit)),
  };
}

const writes = (row: Candidate): boolean => row.role === 'owner' || row.role === 'editor';
const byName = (a: string, b: string): number => compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);

function isOthers(state: MemoryState, row: Candidate, userId: string): boolean {
  const changedById = state.assessments.get(row.id)?.changedById ?? null;
  return changedById !== null && changedById !== userId;
}

function candidateOf(state: MemoryState, row: ListedAssessment, userId: string): Candidate {
  const times = state.memberTimes.get(memberKey(row.id, userId));
  const { id, title, role, dueAt, createdById, changedAt, changedById, changedByName } = row;
  return {
    id,
    title,
    role,
    dueAt,
    createdById,
    changedAt,
    sharedAt: times?.createdAt ?? changedAt,
    openedAt: times?.openedAt ?? null,
    changedBy: changedById === null || changedByName === null ? null : { userId: changedById, name: changedByName },
  };
}

function countedBy(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
