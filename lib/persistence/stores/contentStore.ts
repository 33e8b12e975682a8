import type { ContentStore } from '../../commands/VersionStore.ts';
import type { Db } from '../prismaClient.ts';

/** Frozen contents, and who has read which. */
export function contentStore(db: Db): ContentStore {
  return {
    keep: async (assessmentId, sha256, packed) => {
      // Until the commit: nobody sweeps it away before what names it is written, and numbers are given one by one.
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`versions ${assessmentId}`}, 0))`;
      await db.versionContent.createMany({
        data: [{ assessmentId, sha256, packed: Uint8Array.from(packed) }],
        skipDuplicates: true,
      });
    },
    packed: async (assessmentId, sha256) => {
      const row = await db.versionContent.findUnique({ where: { assessmentId_sha256: { assessmentId, sha256 } } });
      return row === null ? null : new Uint8Array(row.packed);
    },
    sweep: async (assessmentId) => {
      await db.$executeRaw`
        DELETE FROM version_contents c
        WHERE c.assessment_id = ${assessmentId}::uuid
          AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.assessment_id = c.assessment_id AND v.sha256 = c.sha256)
          AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.assessment_id = c.assessment_id AND p.sha256 = c.sha256)
          AND NOT EXISTS (SELECT 1 FROM read_marks m WHERE m.assessment_id = c.assessment_id AND m.sha256 = c.sha256)`;
    },
    markOf: (assessmentId, userId) =>
      db.readMark.findUnique({
        where: { assessmentId_userId: { assessmentId, userId } },
        select: { sha256: true, at: true },
      }),
    mark: async (assessmentId, userId, mark) => {
      await db.readMark.upsert({
        where: { assessmentId_userId: { assessmentId, userId } },
        create: { assessmentId, userId, ...mark },
        update: mark,
      });
    },
  };
}
