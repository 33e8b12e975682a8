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
  };
}

/** Prisma takes views of plain buffers only; the draft may be a view of a shared one. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(view);
}
