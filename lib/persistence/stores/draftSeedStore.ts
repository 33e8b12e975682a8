import type { DraftSeedStore } from '../../commands/ports.ts';
import { blockParameters, blockSql, indexForm } from '../drafts/draftBlocks.ts';
import { written, type Db } from '../prismaClient.ts';

/** The first words of a draft, and that they can be searched. */
const indexSql = `
WITH going AS MATERIALIZED (SELECT id AS assessment_id FROM assessments WHERE id = $1::uuid), ${blockSql(3)}
UPDATE assessments SET indexed_as = $2 WHERE id = (SELECT assessment_id FROM going)`;

/** First states of drafts. A draft is seeded once: a second seed breaks the primary key and throws `DuplicateError`. */
export function draftSeedStore(db: Db): DraftSeedStore {
  return {
    seed: async (assessmentId, draft, at, blocks = []) => {
      await written(
        db.draftSnapshot.create({
          data: {
            assessmentId,
            schemaVersion: draft.schemaVersion,
            state: bytes(draft.state),
            stateVector: bytes(draft.stateVector),
            deletions: bytes(draft.deletions),
            shape: bytes(draft.shape),
            updatedAt: at,
          },
        }),
      );
      await db.$executeRawUnsafe(indexSql, assessmentId, indexForm, ...blockParameters(blocks));
    },
    authorsSince: async (assessmentId, since) => {
      const from = (since ?? new Date(0)).toISOString();
      const rows = await db.$queryRaw<readonly { readonly id: string }[]>`
        SELECT actor_id AS id FROM draft_authors WHERE assessment_id = ${assessmentId}::uuid AND last_at >= ${from}::timestamptz
        UNION
        SELECT actor_id FROM draft_updates WHERE assessment_id = ${assessmentId}::uuid AND at >= ${from}::timestamptz`;
      return rows.map(({ id }) => id).toSorted();
    },
    authorsUnder: async (assessmentId, clientIds) => {
      if (clientIds.length === 0) return [];
      const ids = clientIds.map((id) => BigInt(id));
      const rows = await db.$queryRaw<readonly { readonly clientId: bigint; readonly actorId: string }[]>`
        SELECT client_id AS "clientId", actor_id AS "actorId" FROM draft_authors
        WHERE assessment_id = ${assessmentId}::uuid AND client_id = ANY(${ids}::bigint[])
        UNION
        SELECT client_id, actor_id FROM draft_updates
        WHERE assessment_id = ${assessmentId}::uuid AND client_id = ANY(${ids}::bigint[])`;
      return rows.map(({ clientId, actorId }) => ({ clientId: Number(clientId), actorId }));
    },
    lastWriting: async (assessmentId) => {
      const rows = await db.$queryRaw<readonly { readonly actorId: string; readonly at: Date }[]>`
        SELECT actor_id AS "actorId", last_at AS at FROM draft_authors WHERE assessment_id = ${assessmentId}::uuid
        UNION ALL
        SELECT actor_id, at FROM draft_updates WHERE assessment_id = ${assessmentId}::uuid
        ORDER BY at DESC LIMIT 1`;
      return rows[0] ?? null;
    },
  };
}

/** Prisma takes views of plain buffers only; the draft may be a view of a shared one. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(view);
}
