import type {
  ContentStore,
  NamedPerson,
  NamedVersion,
  VersionRecord,
  VersionStore,
} from '../../lib/commands/VersionStore.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { memoryPage } from './memoryPage.ts';
import { memberKey, type MemoryAccess, type MemoryState } from './memoryState.ts';

/** The versions of assessments, in memory. */
export function memoryVersions(access: MemoryAccess): VersionStore {
  const of = (state: MemoryState, assessmentId: string): readonly VersionRecord[] =>
    state.versions.filter((version) => version.assessmentId === assessmentId).toSorted((a, b) => b.number - a.number);
  const named = (state: MemoryState, version: VersionRecord | undefined): NamedVersion | null => {
    if (version === undefined) return null;
    const person = (id: string): NamedPerson => {
      const { name = '', hue = 1 } = state.users.get(id) ?? {};
      return { userId: id, name, hue };
    };
    const contributors = version.contributors.map(person).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return { ...version, createdBy: person(version.createdById), contributors };
  };
  return {
    list: (assessmentId, page) =>
      access.read((state) =>
        memoryPage(
          of(state, assessmentId).flatMap((version) => named(state, version) ?? []),
          page,
          (row) => [String(row.number), ''],
          (a, b) => Number(b[0]) - Number(a[0]),
          (number) => /^[1-9]\d{0,8}$/.test(number),
        ),
      ),
    byNumber: (assessmentId, number) =>
      access.read((state) =>
        named(
          state,
          of(state, assessmentId).find((version) => version.number === number),
        ),
      ),
    latest: (assessmentId) => access.read((state) => named(state, of(state, assessmentId)[0])),
    insert: (version) =>
      access.write((state) => {
        if (of(state, version.assessmentId).some(({ number }) => number === version.number))
          throw new DuplicateError('number');
        if (!state.contents.has(memberKey(version.assessmentId, version.sha256))) throw new Error('no such content');
        state.versions.push(version);
      }),
    thin: (assessmentId, keep) =>
      access.write((state) => {
        const [newest, ...older] = of(state, assessmentId);
        const kept = new Set(
          [newest, ...older]
            .filter((version) => version?.kind === 'auto')
            .slice(0, keep)
            .map((version) => version?.id),
        );
        const gone = older.filter((version) => version.kind === 'auto' && !kept.has(version.id));
        state.versions = state.versions.filter((version) => !gone.includes(version));
      }),
  };
}

/** Frozen contents and reading marks, in memory. */
export function memoryContents(access: MemoryAccess): ContentStore {
  return {
    keep: (assessmentId, sha256, packed) =>
      access.write((state) => {
        const key = memberKey(assessmentId, sha256);
        if (!state.contents.has(key)) state.contents.set(key, packed);
      }),
    packed: (assessmentId, sha256) =>
      access.read((state) => state.contents.get(memberKey(assessmentId, sha256)) ?? null),
    sweep: (assessmentId) =>
      access.write((state) => {
        const isOfIt = (key: string): boolean => key.startsWith(`${assessmentId} `);
        const named = new Set([
          ...state.versions.filter((version) => version.assessmentId === assessmentId).map(({ sha256 }) => sha256),
          ...[...state.readMarks].filter(([key]) => isOfIt(key)).map(([, { sha256 }]) => sha256),
        ]);
        for (const key of state.contents.keys())
          if (isOfIt(key) && !named.has(key.slice(assessmentId.length + 1))) state.contents.delete(key);
      }),
    markOf: (assessmentId, userId) =>
      access.read((state) => state.readMarks.get(memberKey(assessmentId, userId)) ?? null),
    mark: (assessmentId, userId, mark) =>
      access.write((state) => {
        if (!state.contents.has(memberKey(assessmentId, mark.sha256))) throw new Error('no such content');
        state.readMarks.set(memberKey(assessmentId, userId), mark);
      }),
  };
}
