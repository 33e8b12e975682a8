import type {
  ContentStore,
  NamedPerson,
  NamedVersion,
  VersionFilter,
  VersionRecord,
  VersionStore,
} from '../../lib/commands/VersionStore.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { memoryPage } from './memoryPage.ts';
import { memberKey, type MemoryAccess, type MemoryState } from './memoryState.ts';

function personOf(state: MemoryState, id: string): NamedPerson {
  const { name = '', hue = 1 } = state.users.get(id) ?? {};
  return { userId: id, name, hue };
}

function fits(version: NamedVersion, { words, from, before }: VersionFilter): boolean {
  const { number, name, note, createdBy, contributors, createdAt } = version;
  if ((from !== undefined && createdAt < from) || (before !== undefined && createdAt >= before)) return false;
  if (words === undefined || words.replace('#', '') === String(number)) return true;
  const said = [name ?? '', note, createdBy.name, ...contributors.map((person) => person.name)];
  return said.some((text) => text.toLowerCase().includes(words.toLowerCase()));
}

/** The versions of assessments, in memory. */
export function memoryVersions(access: MemoryAccess): VersionStore {
  const of = (state: MemoryState, assessmentId: string): readonly VersionRecord[] =>
    state.versions.filter((version) => version.assessmentId === assessmentId).toSorted((a, b) => b.number - a.number);
  const named = (state: MemoryState, version: VersionRecord | undefined): NamedVersion | null => {
    if (version === undefined) return null;
    const person = (id: string): NamedPerson => personOf(state, id);
    const contributors = version.contributors.map(person).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return { ...version, createdBy: person(version.createdById), contributors };
  };
  return {
    list: (assessmentId, page, filter = {}) =>
      access.read((state) =>
        memoryPage(
          of(state, assessmentId)
            .flatMap((version) => named(state, version) ?? [])
            .filter((version) => fits(version, filter)),
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
    rename: (assessmentId, number, change) =>
      access.write((state) => {
        state.versions = state.versions.map((version) =>
          version.assessmentId === assessmentId && version.number === number ? { ...version, ...change } : version,
        );
      }),
    writers: (assessmentId, older, newer) =>
      access.read((state) => {
        const authors = (state.authors.get(assessmentId) ?? []).map(({ actorId, lastAt }) => ({ actorId, at: lastAt }));
        const logged = state.log.filter((row) => row.assessmentId === assessmentId);
        const since = [...authors, ...logged].filter(({ at }) => at >= older.readAt).map(({ actorId }) => actorId);
        const between = of(state, assessmentId)
          .filter(({ number }) => number > older.number && number <= (newer?.number ?? 0))
          .flatMap(({ contributors }) => contributors);
        return [...new Set(newer === null ? since : between)]
          .map((id) => personOf(state, id))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      }),
    thin: (assessmentId, goes) =>
      access.write((state) => {
        const all = of(state, assessmentId);
        const gone = new Set(goes(all.filter(({ kind }) => kind === 'auto')));
        gone.delete(all[0]?.number ?? 0);
        const goesAway = ({ kind, number }: VersionRecord): boolean => kind === 'auto' && gone.has(number);
        let handed: readonly string[] = [];
        const kept = all.toReversed().flatMap((version): readonly VersionRecord[] => {
          const contributors = [...new Set([...handed, ...version.contributors])];
          handed = goesAway(version) ? contributors : [];
          return goesAway(version) ? [] : [{ ...version, contributors }];
        });
        state.versions = [...state.versions.filter((version) => version.assessmentId !== assessmentId), ...kept];
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
          ...state.publications.filter((each) => each.assessmentId === assessmentId).map(({ sha256 }) => sha256),
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
