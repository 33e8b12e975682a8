import { defaultReviewPolicy, type ReviewPolicyStore } from '../../commands/RoundStore.ts';
import type { Db } from '../prismaClient.ts';
import { storedStalePolicy } from './fullRound.ts';

/** The workspace's one row. */
const id = 1;

/** The house's rules of review, in the workspace's row. */
export function reviewPolicyStore(db: Db): ReviewPolicyStore {
  return {
    get: async () => {
      const row = await db.workspace.findUnique({
        where: { id },
        select: { stalePolicy: true, isOwnWorkBarred: true },
      });
      return row === null ? defaultReviewPolicy : { ...row, stalePolicy: storedStalePolicy.parse(row.stalePolicy) };
    },
    put: async (policy) => {
      await db.workspace.updateMany({ where: { id }, data: policy });
    },
  };
}
