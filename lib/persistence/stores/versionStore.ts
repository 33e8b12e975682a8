import type {
  NamedPerson,
  NamedVersion,
  VersionKind,
  VersionRecord,
  VersionStore,
} from '../../commands/VersionStore.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { written, type Db } from '../prismaClient.ts';

const withAuthor = { createdBy: { select: { name: true, hue: true } } } as const;

/** The versions of assessments, without their contents. */
export function versionStore(db: Db): VersionStore {
  return {
    list: async (assessmentId, { cursor, limit }) => {
      const after = cursor === null ? null : decodeCursor(cursor, (number) => /^[1-9]\d{0,8}$/.test(number));
      const rows = await db.version.findMany({
        where: { assessmentId, ...(after === null ? {} : { number: { lt: Number(after[0]) } }) },
        orderBy: { number: 'desc' },
        take: limit + 1,
        include: withAuthor,
      });
      const page = pageOf(
        rows,
        limit,
        (row) => [String(row.number), ''],
        (row) => row,
      );
      return { ...page, items: await withPeople(db, page.items) };
    },
    byNumber: async (assessmentId, number) => {
      const row = await db.version.findUnique({
        where: { assessmentId_number: { assessmentId, number } },
        include: withAuthor,
      });
      return row === null ? null : ((await withPeople(db, [row]))[0] ?? null);
    },
    latest: async (assessmentId) => {
      const row = await db.version.findFirst({
        where: { assessmentId },
        orderBy: { number: 'desc' },
        include: withAuthor,
      });
      return row === null ? null : ((await withPeople(db, [row]))[0] ?? null);
    },
    insert: async (version) => {
      await written(db.version.create({ data: { ...version, contributors: [...version.contributors] } }));
    },
    thin: async (assessmentId, keep) => {
      await db.$executeRaw`
        DELETE FROM versions
        WHERE assessment_id = ${assessmentId}::uuid AND kind = 'auto'
          AND number < (SELECT max(number) FROM versions WHERE assessment_id = ${assessmentId}::uuid)
          AND number <= (
            SELECT number FROM versions WHERE assessment_id = ${assessmentId}::uuid AND kind = 'auto'
            ORDER BY number DESC OFFSET ${keep} LIMIT 1
          )`;
    },
  };
}

type Row = Omit<VersionRecord, 'kind'> & {
  readonly kind: string;
  readonly createdBy: { readonly name: string; readonly hue: number };
};

/** The names of all contributors of a page in one query. */
async function withPeople(db: Db, rows: readonly Row[]): Promise<readonly NamedVersion[]> {
  const ids = [...new Set(rows.flatMap(({ contributors }) => contributors))];
  const users =
    ids.length === 0
      ? []
      : await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, hue: true } });
  const people = new Map<string, NamedPerson>(users.map(({ id, name, hue }) => [id, { userId: id, name, hue }]));
  return rows.map(({ createdBy, contributors, ...row }) => ({
    ...row,
    kind: row.kind as VersionKind,
    createdBy: { userId: row.createdById, ...createdBy },
    contributors: contributors
      .map((id) => people.get(id))
      .filter((person) => person !== undefined)
      .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  }));
}
