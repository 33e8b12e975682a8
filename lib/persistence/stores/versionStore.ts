import type {
  NamedPerson,
  NamedVersion,
  VersionFilter,
  VersionKind,
  VersionRecord,
  VersionStore,
} from '../../commands/VersionStore.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { written, type Db } from '../prismaClient.ts';
import { containing } from './containing.ts';

const withAuthor = { createdBy: { select: { name: true, hue: true } } } as const;

/** The versions of assessments, without their contents. */
export function versionStore(db: Db): VersionStore {
  return {
    list: async (assessmentId, { cursor, limit }, filter = {}) => {
      const after = cursor === null ? null : decodeCursor(cursor, (number) => /^[1-9]\d{0,8}$/.test(number));
      const below = after === null ? {} : { lt: Number(after[0]) };
      const found = await numbersOf(db, assessmentId, filter, { below: below.lt ?? null, limit });
      const rows = await db.version.findMany({
        where: { assessmentId, number: { ...below, ...(found === null ? {} : { in: [...found] }) } },
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
      const { contributors, stateVector } = version;
      const bytes = stateVector === null ? null : Uint8Array.from(stateVector);
      await written(db.version.create({ data: { ...version, contributors: [...contributors], stateVector: bytes } }));
    },
    rename: async (assessmentId, number, { kind, name, note }) => {
      await db.version.updateMany({ where: { assessmentId, number }, data: { kind, name, note } });
    },
    writers: async (assessmentId, older, newer) => {
      const wrote =
        newer === null
          ? Prisma.sql`
            SELECT actor_id FROM draft_authors
            WHERE assessment_id = ${assessmentId}::uuid AND last_at >= ${older.readAt.toISOString()}::timestamptz
            UNION
            SELECT actor_id FROM draft_updates
            WHERE assessment_id = ${assessmentId}::uuid AND at >= ${older.readAt.toISOString()}::timestamptz`
          : Prisma.sql`
            SELECT unnest(contributors) FROM versions
            WHERE assessment_id = ${assessmentId}::uuid AND number > ${older.number} AND number <= ${newer.number}`;
      return db.$queryRaw<readonly NamedPerson[]>`
        SELECT id AS "userId", name, hue FROM users WHERE id IN (${wrote}) ORDER BY name COLLATE "C", id`;
    },
    thin: async (assessmentId, goes) => {
      const autos = await db.version.findMany({
        where: { assessmentId, kind: 'auto' },
        orderBy: { number: 'desc' },
        select: { number: true, createdAt: true, note: true },
      });
      const gone = goes(autos);
      if (gone.length === 0) return;
      const newest = await db.version.findFirst({ where: { assessmentId }, orderBy: { number: 'desc' } });
      const numbers = gone.filter((number) => number !== newest?.number);
      // Before it goes: who wrote since the version that now stands before.
      await db.$executeRaw`
        WITH kept AS (
          SELECT id, number, lag(number, 1, 0) OVER (ORDER BY number) AS after FROM versions
          WHERE assessment_id = ${assessmentId}::uuid AND NOT number = ANY(${numbers}::int[])
        )
        UPDATE versions v SET contributors = ARRAY(
          SELECT DISTINCT c FROM versions w CROSS JOIN unnest(w.contributors) AS c
          WHERE w.assessment_id = ${assessmentId}::uuid AND w.number > kept.after AND w.number <= kept.number)
        FROM kept
        WHERE v.id = kept.id AND EXISTS (
          SELECT 1 FROM unnest(${numbers}::int[]) AS g WHERE g > kept.after AND g < kept.number)`;
      await db.version.deleteMany({ where: { assessmentId, kind: 'auto', number: { in: numbers } } });
    },
  };
}

/** The numbers of the next page of those that a filter names; null: it names all. */
async function numbersOf(
  db: Db,
  assessmentId: string,
  { words, from, before }: VersionFilter,
  { below, limit }: { readonly below: number | null; readonly limit: number },
): Promise<readonly number[] | null> {
  if (words === undefined && from === undefined && before === undefined) return null;
  const none = Prisma.empty;
  const asked = containing(words ?? '');
  const number = /^#?\d{1,9}$/.test(words ?? '') ? Number((words ?? '').replace('#', '')) : 0;
  const rows = await db.$queryRaw<readonly { readonly number: number }[]>`
    SELECT v.number FROM versions v
    WHERE v.assessment_id = ${assessmentId}::uuid
      ${below === null ? none : Prisma.sql`AND v.number < ${below}`}
      ${from === undefined ? none : Prisma.sql`AND v.created_at >= ${from.toISOString()}::timestamptz`}
      ${before === undefined ? none : Prisma.sql`AND v.created_at < ${before.toISOString()}::timestamptz`}
      ${
        words === undefined
          ? none
          : Prisma.sql`AND (v.number = ${number} OR v.name ILIKE ${asked} OR v.note ILIKE ${asked} OR EXISTS (
              SELECT 1 FROM users u
              WHERE (u.id = ANY(v.contributors) OR u.id = v.created_by_id) AND u.name ILIKE ${asked}))`
      }
    ORDER BY v.number DESC LIMIT ${limit + 1}`;
  return rows.map((row) => row.number);
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
