import type {
  ListedPublication,
  PublicationReaderStore,
  PublicationRow,
  PublicationStore,
} from '../../lib/commands/PublicationStore.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import { memberKey, type MemoryAccess, type MemoryState } from './memoryState.ts';

/** Publications, in memory. */
export function memoryPublications(access: MemoryAccess): PublicationStore {
  return {
    atSlug: (slug) =>
      access.read((state) => newestFirst(state, (row) => row.slug === slug).map((row) => listed(state, row))),
    byId: (id) =>
      access.read((state) => {
        const row = state.publications.find((each) => each.id === id);
        return row === undefined ? null : { ...listed(state, row), record: row.record };
      }),
    records: (ids) =>
      access.read(
        (state) =>
          new Map(
            state.publications.filter(({ id }) => ids.includes(id)).map(({ number, record }) => [number, record]),
          ),
      ),
    list: (assessmentId, page) =>
      access.read((state) =>
        memoryPage(
          newestFirst(state, (row) => row.assessmentId === assessmentId).map((row) => listed(state, row)),
          page,
          (row) => [String(row.number), ''],
          (a, b) => Number(b[0]) - Number(a[0]),
          (number) => /^\d{1,9}$/u.test(number),
        ),
      ),
    papersFor: (userId, page) =>
      access.read((state) => {
        const isMember = ({ assessmentId }: PublicationRow) =>
          state.members.get(assessmentId)?.some((member) => member.userId === userId) === true;
        const mayFind = (row: PublicationRow): boolean =>
          isMember(row) ||
          row.audience === 'signed-in' ||
          (typeof row.audience === 'object' && row.audience.userIds.includes(userId)) ||
          state.openings.has(memberKey(row.id, userId));
        const newest = new Map<string, PublicationRow>();
        for (const row of newestFirst(state, mayFind))
          if (!newest.has(row.assessmentId)) newest.set(row.assessmentId, row);
        return memoryPage(
          [...newest.values()].map((row) => ({
            id: row.id,
            assessmentId: row.assessmentId,
            number: row.number,
            slug: row.slug,
            publishedAt: row.publishedAt,
            title: row.record.title,
            reference: row.record.reference,
            isRetracted: row.retraction !== null,
            isMember: isMember(row),
          })),
          page,
          (row) => [row.publishedAt.toISOString(), row.id],
          (a, b) => compareText(b[0], a[0]) || compareText(b[1], a[1]),
          isIsoTime,
        );
      }),
    insert: (row) =>
      access.write((state) => {
        const isTaken = (each: PublicationRow): boolean =>
          (each.assessmentId === row.assessmentId || each.slug === row.slug) && each.number === row.number;
        if (state.publications.some(isTaken)) throw new DuplicateError('number');
        if (!state.contents.has(memberKey(row.assessmentId, row.sha256))) throw new Error('no such content');
        state.publications.push({ ...row, retraction: null, supersession: null });
      }),
    retract: (id, retraction) =>
      access.write((state) => {
        const at = state.publications.findIndex((each) => each.id === id && each.retraction === null);
        const row = state.publications[at];
        if (row === undefined) return false;
        state.publications[at] = { ...row, retraction };
        return true;
      }),
    supersede: (id, supersession) =>
      access.write((state) => {
        const at = state.publications.findIndex((each) => each.id === id);
        const row = state.publications[at];
        if (row === undefined || row.retraction !== null || row.supersession !== null) return false;
        state.publications[at] = { ...row, supersession };
        return true;
      }),
  };
}

/** Who opened which publication, in memory. */
export function memoryPublicationReaders(access: MemoryAccess): PublicationReaderStore {
  const readersOf = (state: MemoryState, publicationId: string): readonly string[] =>
    [...state.openings.keys()].flatMap((key) => {
      const [publication, userId] = key.split(' ');
      return publication === publicationId && userId !== undefined ? [userId] : [];
    });
  return {
    opened: (publicationId, userId, at) =>
      access.write((state) => {
        const key = memberKey(publicationId, userId);
        if (!state.openings.has(key)) state.openings.set(key, at);
      }),
    of: (publicationId) => access.read((state) => readersOf(state, publicationId)),
    counts: (assessmentId) =>
      access.read(
        (state) =>
          new Map(
            newestFirst(state, (row) => row.assessmentId === assessmentId)
              .map(({ id }) => [id, readersOf(state, id).length] as const)
              .filter(([, count]) => count > 0),
          ),
      ),
  };
}

function newestFirst(state: MemoryState, isMeant: (row: PublicationRow) => boolean): readonly PublicationRow[] {
  return state.publications.filter(isMeant).toSorted((a, b) => b.number - a.number);
}

function listed(
  state: MemoryState,
  { record: _record, retraction, supersession, ...row }: PublicationRow,
): ListedPublication {
  const nameOf = (id: string): string => state.users.get(id)?.name ?? '';
  return {
    ...row,
    publishedByName: nameOf(row.publishedById),
    supersession: supersession === null ? null : { ...supersession, byName: nameOf(supersession.byId) },
    retraction: retraction === null ? null : { ...retraction, byName: nameOf(retraction.byId) },
  };
}
