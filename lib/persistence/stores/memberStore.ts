import type { MemberStore } from '../../commands/ports.ts';
import { isUuid } from '../isUuid.ts';
import { inTransaction, written, type Db } from '../prismaClient.ts';
import { assessmentRole } from './storedRole.ts';

/** Who has which role on an assessment. */
export function memberStore(db: Db): MemberStore {
  return {
    roleOf: async (assessmentId, userId) => {
      if (!isUuid(assessmentId) || !isUuid(userId)) return null;
      const member = await db.assessmentMember.findUnique({
        where: { assessmentId_userId: { assessmentId, userId } },
        select: { role: true },
      });
      return member === null ? null : assessmentRole(member.role);
    },
    list: async (assessmentId) => {
      if (!isUuid(assessmentId)) return [];
      const rows = await db.$queryRaw<readonly MemberRow[]>`
        SELECT u.id AS "userId", m.role, u.name, u.email, u.hue, u.disabled_at IS NOT NULL AS "isDisabled"
        FROM assessment_members m JOIN users u ON u.id = m.user_id
        WHERE m.assessment_id = ${assessmentId}::uuid
        ORDER BY lower(u.name) COLLATE "C", u.id::text COLLATE "C"`;
      return rows.map((row) => ({ ...row, role: assessmentRole(row.role) }));
    },
    replace: (assessmentId, members) =>
      inTransaction(db, async (transaction) => {
        // Not plain FOR UPDATE, which the rooms' inserts into the log would have to wait for.
        const locked = await transaction.$queryRaw<readonly unknown[]>`
          SELECT id FROM assessments WHERE id = ${assessmentId}::uuid FOR NO KEY UPDATE`;
        if (locked.length === 0) throw new Error('no such assessment');
        const kept = members.map((member) => member.userId);
        await transaction.assessmentMember.deleteMany({ where: { assessmentId, userId: { notIn: kept } } });
        if (members.length === 0) return;
        // An upsert of all at once: those who stay keep the date they joined.
        await written(transaction.$executeRaw`
          INSERT INTO assessment_members (assessment_id, user_id, role)
          SELECT ${assessmentId}::uuid, user_id, role
          FROM unnest(${kept}::uuid[], ${members.map((member) => member.role)}::text[]) AS given (user_id, role)
          ON CONFLICT (assessment_id, user_id) DO UPDATE SET role = excluded.role`);
      }),
    opened: async (seen, at) => {
      const known = seen.filter(({ assessmentId, userId }) => isUuid(assessmentId) && isUuid(userId));
      if (known.length === 0) return;
      await db.$executeRaw`
        UPDATE assessment_members m SET opened_at = ${at.toISOString()}::timestamptz
        FROM unnest(${known.map((one) => one.assessmentId)}::uuid[], ${known.map((one) => one.userId)}::uuid[])
             AS seen (assessment_id, user_id)
        WHERE m.assessment_id = seen.assessment_id AND m.user_id = seen.user_id`;
    },
  };
}

type MemberRow = {
  readonly userId: string;
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly hue: number;
  readonly isDisabled: boolean;
};
