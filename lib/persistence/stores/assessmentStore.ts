import type { AssessmentStore, ListedAssessment } from '../../commands/ports.ts';
import { decodeCursor, emptyPage, pageOf } from '../cursor.ts';
import { Prisma, type Assessment } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { containing } from './containing.ts';
import { isIsoTime } from './isIsoTime.ts';
import { assessmentRole } from './storedRole.ts';

/**
 * Assessments without their drafts. In a list, `authors` are the owners and editors; `mine` keeps those the
 * person owns; `archived` shows the archived ones and only them.
 */
export function assessmentStore(db: Db): AssessmentStore {
  return {
    byId: (id) => (isUuid(id) ? db.assessment.findUnique({ where: { id } }) : Promise.resolve(null)),
    listFor: async (userId, { cursor, limit }, filter) => {
      const after = cursor === null ? undefined : decodeCursor(cursor);
      if (after === null || (after !== undefined && !(isIsoTime(after[0]) && isUuid(after[1])))) return emptyPage;
      const rows = await db.$queryRaw<readonly ListedRow[]>`
        SELECT a.id, a.number, a.slug, a.title, a.status, a.scale, a.marking, a.template,
               a.judgment_count AS "judgmentCount", a.word_count AS "wordCount",
               a.created_by_id AS "createdById", a.created_at AS "createdAt",
               a.changed_at AS "changedAt", a.changed_by_id AS "changedById", a.archived_at AS "archivedAt",
               own.role, changer.name AS "changedByName",
               (SELECT coalesce(
                  json_agg(json_build_object('userId', u.id, 'name', u.name, 'hue', u.hue)
                           ORDER BY lower(u.name) COLLATE "C", u.id::text COLLATE "C"), '[]')
                FROM assessment_members m JOIN users u ON u.id = m.user_id
                WHERE m.assessment_id = a.id AND m.role IN ('owner', 'editor')) AS authors
        FROM assessment_members own
        JOIN assessments a ON a.id = own.assessment_id
        LEFT JOIN users changer ON changer.id = a.changed_by_id
        WHERE own.user_id = ${userId}::uuid
          AND (a.archived_at IS NOT NULL) = ${filter.archived === true}
          ${filter.mine === true ? Prisma.sql`AND own.role = 'owner'` : Prisma.empty}
          ${filter.query === undefined || filter.query === '' ? Prisma.empty : Prisma.sql`AND a.title ILIKE ${containing(filter.query)}`}
          ${after === undefined ? Prisma.empty : Prisma.sql`AND (a.changed_at < ${after[0]}::timestamptz OR (a.changed_at = ${after[0]}::timestamptz AND a.id > ${after[1]}::uuid))`}
        ORDER BY a.changed_at DESC, a.id
        LIMIT ${limit + 1}`;
      return pageOf(rows, limit, (row) => [row.changedAt.toISOString(), row.id], listed);
    },
    insert: (assessment) => written(db.assessment.create({ data: assessment })),
    update: async (id, change) => {
      await written(db.assessment.update({ where: { id }, data: change }));
    },
  };
}

type ListedRow = Assessment & {
  readonly role: string;
  readonly changedByName: string | null;
  readonly authors: ListedAssessment['authors'];
};

function listed(row: ListedRow): ListedAssessment {
  return { ...row, role: assessmentRole(row.role) };
}
