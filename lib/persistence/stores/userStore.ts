import type { UserRecord, UserStore } from '../../commands/ports.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma, type User } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { containing } from './containing.ts';
import { workspaceRole } from './storedRole.ts';

/** The people's accounts. Emails are kept and looked up in lower case. */
export function userStore(db: Db): UserStore {
  return {
    byId: async (id) => (isUuid(id) ? toRecord(await db.user.findUnique({ where: { id } })) : null),
    byEmail: async (email) =>
      email.includes('\0') ? null : toRecord(await db.user.findUnique({ where: { email: email.toLowerCase() } })),
    byOidcSubject: async (oidcSubject) => toRecord(await db.user.findUnique({ where: { oidcSubject } })),
    list: async ({ cursor, limit }, query = '') => {
      const after = cursor === null ? undefined : decodeCursor(cursor);
      const rows = await db.$queryRaw<readonly ListedUser[]>`
        SELECT id, email, name, password_hash AS "passwordHash", role, hue, session_epoch AS "sessionEpoch",
               oidc_subject AS "oidcSubject", disabled_at AS "disabledAt", created_at AS "createdAt",
               lower(name) AS "sortName"
        FROM users
        WHERE (name ILIKE ${containing(query)} OR email ILIKE ${containing(query)})
        ${after === undefined ? Prisma.empty : Prisma.sql`AND (lower(name) COLLATE "C", id::text COLLATE "C") > (${after[0]}, ${after[1]})`}
        ORDER BY lower(name) COLLATE "C", id::text COLLATE "C"
        LIMIT ${limit + 1}`;
      return pageOf(rows, limit, (row) => [row.sortName, row.id], record);
    },
    count: () => db.user.count(),
    insert: async (user) => {
      await written(db.user.create({ data: { ...user, email: user.email.toLowerCase() } }));
    },
    update: async (id, change) => {
      const email = change.email === undefined ? {} : { email: change.email.toLowerCase() };
      await written(db.user.update({ where: { id }, data: { ...change, ...email } }));
    },
    countActiveAdmins: () => db.user.count({ where: { role: 'admin', disabledAt: null } }),
  };
}

type ListedUser = User & { readonly sortName: string };

function toRecord(user: User | null): UserRecord | null {
  return user === null ? null : record(user);
}

function record(user: User): UserRecord {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    passwordHash: user.passwordHash,
    role: workspaceRole(user.role),
    hue: user.hue,
    sessionEpoch: user.sessionEpoch,
    oidcSubject: user.oidcSubject,
    disabledAt: user.disabledAt,
    createdAt: user.createdAt,
  };
}
