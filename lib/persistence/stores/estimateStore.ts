import type { EstimateStore, FullPoll, PollRecord } from '../../commands/EstimateStore.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { isIsoTime } from './isIsoTime.ts';

const withNumbers = {
  revealedBy: { select: { name: true } },
  estimates: {
    select: { userId: true, probability: true, statement: true, user: { select: { name: true, hue: true } } },
  },
} as const;

/** Polls and the numbers in them. */
export function estimateStore(db: Db): EstimateStore {
  return {
    list: async (assessmentId, blockId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (at, id) => isIsoTime(at) && isUuid(id));
      const before =
        after === undefined
          ? {}
          : { OR: [{ openedAt: { lt: after[0] } }, { openedAt: after[0], id: { gt: after[1] } }] };
      const rows = await db.estimatePoll.findMany({
        where: { assessmentId, ...(blockId === null ? {} : { blockId }), ...before },
        orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
        take: limit + 1,
        include: withNumbers,
      });
      return pageOf(rows, limit, (row) => [row.openedAt.toISOString(), row.id], full);
    },
    latest: async (assessmentId, blockId) => {
      const row = await db.estimatePoll.findFirst({
        where: { assessmentId, blockId },
        orderBy: { number: 'desc' },
        include: withNumbers,
      });
      return row === null ? null : full(row);
    },
    insert: async (poll) => {
      await written(db.estimatePoll.create({ data: poll }));
    },
    give: async (pollId, { userId, ...given }) => {
      await db.pointEstimate.upsert({
        where: { pollId_userId: { pollId, userId } },
        create: { pollId, userId, ...given },
        update: given,
      });
    },
    takeBack: async (pollId, userId) => {
      const gone = await db.pointEstimate.deleteMany({ where: { pollId, userId } });
      return gone.count > 0;
    },
    reveal: async (pollId, { byId, at, scale }) => {
      const revealed = await db.estimatePoll.updateMany({
        where: { id: pollId, revealedAt: null },
        data: { revealedById: byId, revealedAt: at, scale },
      });
      return revealed.count > 0;
    },
  };
}

type Row = PollRecord & {
  readonly revealedBy: { readonly name: string } | null;
  readonly estimates: readonly {
    readonly userId: string;
    readonly probability: number;
    readonly statement: string;
    readonly user: { readonly name: string; readonly hue: number };
  }[];
};

function full({ revealedBy, estimates, ...poll }: Row): FullPoll {
  const numbers = estimates.map(({ user, ...each }) => ({ ...each, name: user.name, hue: user.hue }));
  return { ...poll, revealedByName: revealedBy?.name ?? null, estimates: numbers };
}
