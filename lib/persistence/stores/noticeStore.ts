import type { NoticeStore, OpenNotice } from '../../commands/ports.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';
import { carriedOf } from './sourceStore.ts';

/** What owners are told about recalled sources. */
export function noticeStore(db: Db): NoticeStore {
  return {
    raise: async (recordId, at) => {
      await db.$executeRaw`
        INSERT INTO notices (id, user_id, assessment_id, record_id, at)
        SELECT gen_random_uuid(), m.user_id, held.assessment_id, ${recordId}::uuid, ${at}
        FROM (SELECT DISTINCT assessment_id FROM draft_blocks WHERE record = ${recordId}::uuid) held
        JOIN assessment_members m ON m.assessment_id = held.assessment_id AND m.role = 'owner'
        ON CONFLICT (user_id, assessment_id, record_id, at) DO NOTHING`;
    },
    endFor: async (recordId, at) => {
      await db.notice.updateMany({ where: { recordId, endedAt: null }, data: { endedAt: at } });
    },
    open: async (userId, limit) => {
      if (!isUuid(userId)) return [];
      const rows = await db.$queryRaw<readonly (Omit<OpenNotice, 'carries'> & { readonly carries: string | null })[]>`
        SELECT n.id, n.at, n.assessment_id AS "assessmentId", a.title AS "assessmentTitle", n.record_id AS "recordId",
               s.title AS "recordTitle", coalesce(s.recall_reason, '') AS reason, coalesce(u.name, '') AS "byName",
               b.block_id AS "blockId", b.carries
        FROM notices n
        JOIN assessment_members m ON m.assessment_id = n.assessment_id AND m.user_id = n.user_id
        JOIN assessments a ON a.id = n.assessment_id AND a.archived_at IS NULL
        JOIN source_records s ON s.id = n.record_id
        LEFT JOIN users u ON u.id = s.recalled_by_id
        LEFT JOIN LATERAL (
          SELECT block_id, carries FROM draft_blocks
          WHERE assessment_id = n.assessment_id AND record = n.record_id ORDER BY place LIMIT 1
        ) b ON true
        WHERE n.user_id = ${userId}::uuid AND n.ended_at IS NULL
        ORDER BY n.at DESC, n.id LIMIT ${limit}`;
      return rows.map(({ carries, ...row }) => ({ ...row, carries: carriedOf(carries ?? '') }));
    },
    end: async (id, userId, at) => {
      if (!isUuid(id)) return false;
      const ended = await db.notice.updateMany({ where: { id, userId, endedAt: null }, data: { endedAt: at } });
      return ended.count === 1;
    },
  };
}
