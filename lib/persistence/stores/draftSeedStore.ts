import type { DraftSeedStore } from '../../commands/ports.ts';
import { written, type Db } from '../prismaClient.ts';

/** First states of drafts. A draft is seeded once: a second seed breaks the primary key and throws `DuplicateError`. */
export function draftSeedStore(db: Db): DraftSeedStore {
  return {
    seed: async (assessmentId, draft, at) => {
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
    },
  };
}

/** Prisma takes views of plain buffers only; the draft may be a view of a shared one. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(view);
}
