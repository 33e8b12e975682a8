import type { ImageStore } from '../../commands/ports.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';

/** Pictures of assessments, each once per assessment. */
export function imageStore(db: Db): ImageStore {
  return {
    add: async (assessmentId, { sha256, mediaType, width, height, bytes }, createdById, createdAt) => {
      const data = { assessmentId, sha256, mediaType, width, height, bytes: Uint8Array.from(bytes) };
      await db.image.createMany({ data: [{ ...data, createdById, createdAt }], skipDuplicates: true });
    },
    byHash: async (assessmentId, sha256) => {
      if (!isUuid(assessmentId)) return null;
      return db.image.findUnique({
        where: { assessmentId_sha256: { assessmentId, sha256 } },
        select: { sha256: true, mediaType: true, width: true, height: true, bytes: true },
      });
    },
    extent: async (assessmentId) => {
      const [row] = await db.$queryRaw<readonly { readonly count: bigint; readonly bytes: bigint }[]>`
        SELECT count(*) AS count, coalesce(sum(octet_length(bytes)), 0)::bigint AS bytes
        FROM images WHERE assessment_id = ${assessmentId}::uuid`;
      return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
    },
  };
}
