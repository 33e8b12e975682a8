import type { AssessmentRecord, AssessmentStore, ListedAssessment } from '../../commands/ports.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import type { Assessment } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { filterSql } from './listFilter.ts';
import { isOrderKey, newestChange, orderKey, orderSql } from './listOrder.ts';
import { assessmentRole } from './storedRole.ts';

/**
 * Assessments without their drafts. In a list, `authors` are the owners and editors; `mine` keeps those the
 * person owns; `archived` shows the archived ones and only them.
 */
export function assessmentStore(db: Db): AssessmentStore {
  return {
    byId: async (id) => {
      const found = isUuid(id) ? await db.assessment.findUnique({ where: { id } }) : null;
      return found === null ? null : record(found);
    },
    listFor: async (userId, { cursor, limit }, filter, order = newestChange) => {
      const fits = (first: string, id: string): boolean => isOrderKey(order, first, id);
      const after = cursor === null ? undefined : decodeCursor(cursor, fits);
      const { orderBy, later } = orderSql(order, after);
      // The page first, then who writes what is on it: the planner would gather authors for every row before it sorts.
      const rows = await db.$queryRaw<readonly ListedRow[]>`
        WITH own AS MATERIALIZED (
          SELECT assessment_id, role FROM assessment_members WHERE user_id = ${userId}::uuid
        ), page AS MATERIALIZED (
          SELECT a.*, own.role, row_number() OVER (ORDER BY ${orderBy}) AS nth
          FROM own JOIN assessments a ON a.id = own.assessment_id
          WHERE true ${filterSql(filter)} ${later}
          ORDER BY ${orderBy}
          LIMIT ${limit + 1}
        )
        SELECT page.id, page.number, page.slug, page.title, page.status, page.scale, page.marking, page.template,
               page.judgment_count AS "judgmentCount", page.word_count AS "wordCount",
               page.section_count AS "sectionCount", page.sections_begun AS "sectionsBegun",
               page.due_at AS "dueAt", page.topic,
               page.created_by_id AS "createdById", page.created_at AS "createdAt",
               page.changed_at AS "changedAt", page.changed_by_id AS "changedById", page.archived_at AS "archivedAt",
               page.role, changer.name AS "changedByName", lower(page.title) AS "sortTitle",
               (SELECT coalesce(
                  json_agg(json_build_object('userId', u.id, 'name', u.name, 'hue', u.hue)
                           ORDER BY lower(u.name) COLLATE "C", u.id::text COLLATE "C"), '[]')
                FROM assessment_members m JOIN users u ON u.id = m.user_id
                WHERE m.assessment_id = page.id AND m.role IN ('owner', 'editor')) AS authors
        FROM page LEFT JOIN users changer ON changer.id = page.changed_by_id
        ORDER BY page.nth`;
      return pageOf(rows, limit, (row) => orderKey(order, row, row.sortTitle), listed);
    },
    insert: async (assessment) => record(await written(db.assessment.create({ data: assessment }))),
    update: async (id, change) => {
      await written(db.assessment.update({ where: { id }, data: change }));
    },
  };
}

type ListedRow = AssessmentRecord & {
  readonly role: string;
  readonly changedByName: string | null;
  readonly authors: ListedAssessment['authors'];
  readonly sortTitle: string;
};

function listed({ sortTitle: _sortTitle, ...row }: ListedRow): ListedAssessment {
  return { ...row, role: assessmentRole(row.role) };
}

function record({ indexedAs: _indexedAs, ...row }: Assessment): AssessmentRecord {
  return row;
}
