import type { ListFilter } from '../../commands/ports.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { containing } from './containing.ts';

const none = Prisma.empty;

/** Conditions on `assessments a` and the person's own membership `own`, each beginning with AND. */
export function filterSql(filter: ListFilter): Prisma.Sql {
  const { query, mine, status, topic, authorId } = filter;
  return Prisma.sql`
    AND (a.archived_at IS NOT NULL) = ${filter.archived === true}
    ${mine === true ? Prisma.sql`AND own.role = 'owner'` : none}
    ${query === undefined || query === '' ? none : Prisma.sql`AND a.title ILIKE ${containing(query)}`}
    ${status === undefined ? none : Prisma.sql`AND a.status = ${status.replaceAll('\0', '')}`}
    ${topic === undefined ? none : Prisma.sql`AND a.topic = ${topic.replaceAll('\0', '')}`}
    ${authorId === undefined ? none : writtenBySql(authorId)}
    ${dueSql(filter.due)}`;
}

function writtenBySql(userId: string): Prisma.Sql {
  if (!isUuid(userId)) return Prisma.sql`AND false`;
  return Prisma.sql`AND EXISTS (
    SELECT 1 FROM assessment_members w
    WHERE w.assessment_id = a.id AND w.user_id = ${userId}::uuid AND w.role IN ('owner', 'editor'))`;
}

function dueSql(due: ListFilter['due']): Prisma.Sql {
  if (due === undefined) return none;
  if (due === 'none') return Prisma.sql`AND a.due_at IS NULL`;
  const { from, to } = due;
  return Prisma.sql`AND a.due_at IS NOT NULL
    ${from === null ? none : Prisma.sql`AND a.due_at >= ${from.toISOString()}::timestamptz`}
    ${to === null ? none : Prisma.sql`AND a.due_at < ${to.toISOString()}::timestamptz`}`;
}
