import type { Candidate, LibraryOverview, LibraryStore } from '../../commands/ports.ts';
import { indexForm } from '../drafts/draftBlocks.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';
import { filterSql } from './listFilter.ts';
import { assessmentRole } from './storedRole.ts';

/** What the library says beyond its list: each method is one statement. */
export function libraryStore(db: Db): LibraryStore {
  return {
    overview: async (userId) => {
      if (!isUuid(userId)) return { all: 0, mine: 0, archived: 0, topics: [], authors: [] };
      const [row] = await db.$queryRaw<readonly LibraryOverview[]>`
        WITH own AS MATERIALIZED (
          SELECT a.id, a.topic, a.archived_at, m.role
          FROM assessment_members m JOIN assessments a ON a.id = m.assessment_id WHERE m.user_id = ${userId}::uuid
        ), living AS (SELECT * FROM own WHERE archived_at IS NULL)
        SELECT (SELECT count(*)::int FROM living) AS "all",
               (SELECT count(*)::int FROM living WHERE role = 'owner') AS mine,
               (SELECT count(*)::int FROM own WHERE archived_at IS NOT NULL) AS archived,
               (SELECT coalesce(json_agg(t ORDER BY lower(t.topic) COLLATE "C", t.topic COLLATE "C"), '[]')
                FROM (SELECT topic, count(*)::int AS count FROM living WHERE topic <> '' GROUP BY topic) t) AS topics,
               (SELECT coalesce(json_agg(w ORDER BY lower(w.name) COLLATE "C", w."userId"::text COLLATE "C"), '[]')
                FROM (SELECT u.id AS "userId", u.name, count(*)::int AS count
                      FROM living JOIN assessment_members m ON m.assessment_id = living.id JOIN users u ON u.id = m.user_id
                      WHERE m.role IN ('owner', 'editor') GROUP BY u.id, u.name) w) AS authors`;
      if (row === undefined) throw new Error('an overview is always one row');
      return row;
    },
    count: async (userId, filter) => {
      if (!isUuid(userId)) return 0;
      const [row] = await db.$queryRaw<readonly { readonly count: number }[]>`
        SELECT count(*)::int AS count
        FROM assessment_members own JOIN assessments a ON a.id = own.assessment_id
        WHERE own.user_id = ${userId}::uuid ${filterSql(filter)}`;
      return row?.count ?? 0;
    },
    candidates: async (userId, dueBefore, limit) => {
      if (!isUuid(userId)) return [];
      const rows = await db.$queryRaw<readonly CandidateRow[]>`
        WITH own AS MATERIALIZED (
          SELECT assessment_id, role, created_at, opened_at FROM assessment_members WHERE user_id = ${userId}::uuid
        ), living AS MATERIALIZED (
          SELECT a.*, own.role, own.created_at AS shared_at, own.opened_at
          FROM own JOIN assessments a ON a.id = own.assessment_id WHERE a.archived_at IS NULL
        )
        SELECT a.id, a.title, a.role, a.due_at AS "dueAt", a.created_by_id AS "createdById",
               a.shared_at AS "sharedAt", a.opened_at AS "openedAt", a.changed_at AS "changedAt",
               a.changed_by_id AS "changedById", changer.name AS "changedByName"
        FROM living a LEFT JOIN users changer ON changer.id = a.changed_by_id
        WHERE (a.role IN ('owner', 'editor') AND a.due_at < ${dueBefore.toISOString()}::timestamptz)
           OR (a.opened_at IS NULL AND a.created_by_id <> ${userId}::uuid)
           OR (a.opened_at < a.changed_at AND a.changed_by_id <> ${userId}::uuid)
        ORDER BY CASE WHEN a.role IN ('owner', 'editor') AND a.due_at < ${dueBefore.toISOString()}::timestamptz
                      THEN a.due_at ELSE 'infinity' END, a.changed_at DESC, a.id
        LIMIT ${limit}`;
      return rows.map(candidate);
    },
    unindexed: async (limit) => {
      const rows = await db.$queryRaw<readonly { readonly id: string }[]>`
        SELECT a.id FROM assessments a JOIN draft_snapshots s ON s.assessment_id = a.id
        WHERE a.indexed_as < ${indexForm} ORDER BY a.changed_at DESC, a.id LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
  };
}

type CandidateRow = Omit<Candidate, 'role' | 'changedBy'> & {
  readonly role: string;
  readonly changedById: string | null;
  readonly changedByName: string | null;
};

function candidate({ changedById, changedByName, role, ...row }: CandidateRow): Candidate {
  const changedBy =
    changedById === null || changedByName === null ? null : { userId: changedById, name: changedByName };
  return { ...row, role: assessmentRole(role), changedBy };
}
