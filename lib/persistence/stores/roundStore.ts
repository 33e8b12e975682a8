import type { FullRound, ReviewTextStore, RoundStore, SeatStore } from '../../commands/RoundStore.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { fullRound, withAll } from './fullRound.ts';

/** Rounds of review. */
export function roundStore(db: Db): RoundStore {
  return {
    byId: async (id): Promise<FullRound | null> => {
      if (!isUuid(id)) return null;
      const row = await db.reviewRound.findUnique({ where: { id }, include: withAll });
      return row === null ? null : fullRound(row);
    },
    byDissent: async (id) => {
      if (!isUuid(id)) return null;
      const row = await db.dissent.findUnique({ where: { id }, select: { round: { include: withAll } } });
      return row === null ? null : fullRound(row.round);
    },
    running: async (assessmentId) => {
      const rows = await db.reviewRound.findMany({
        where: { assessmentId, closedAt: null },
        orderBy: { number: 'desc' },
        include: withAll,
      });
      return rows.map(fullRound);
    },
    list: async (assessmentId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (number) => /^\d{1,9}$/u.test(number));
      const rows = await db.reviewRound.findMany({
        where: { assessmentId, ...(after === undefined ? {} : { number: { lt: Number(after[0]) } }) },
        orderBy: { number: 'desc' },
        take: limit + 1,
        include: withAll,
      });
      return pageOf(rows, limit, (row) => [String(row.number), row.id], fullRound);
    },
    insert: async ({ scope, ...round }, seats) => {
      const data = { ...round, scope: JSON.stringify(scope), seats: { create: [...seats] } };
      await written(db.reviewRound.create({ data }));
    },
    close: async (id, { byId, at, reason }) => {
      const closed = await db.reviewRound.updateMany({
        where: { id, closedAt: null },
        data: { closedById: byId, closedAt: at, closedReason: reason },
      });
      return closed.count > 0;
    },
  };
}

/** What is written in the seats of rounds. */
export function seatStore(db: Db): SeatStore {
  return {
    answer: async (roundId, userId, { at, ...given }) => {
      const answered = await db.reviewSeat.updateMany({
        where: { roundId, userId, answer: null },
        data: { ...given, answeredAt: at },
      });
      return answered.count > 0;
    },
    confirm: async (roundId, userId, { at, ...text }) => {
      await db.reviewSeat.update({
        where: { roundId_userId: { roundId, userId } },
        data: { ...text, confirmedAt: at },
      });
    },
    excuse: async (roundId, userId, { byId, reason }) => {
      await db.reviewSeat.update({
        where: { roundId_userId: { roundId, userId } },
        data: { excusedById: byId, excusedReason: reason },
      });
    },
    dissent: async (dissents) => {
      await written(db.dissent.createMany({ data: [...dissents] }));
    },
    withdraw: async (id, authorId, withdrawnAt) => {
      const withdrawn = await db.dissent.updateMany({
        where: { id, authorId, withdrawnAt: null },
        data: { withdrawnAt },
      });
      return withdrawn.count > 0;
    },
  };
}

/** What reviewers have before them. */
export function reviewTextStore(db: Db): ReviewTextStore {
  return {
    move: async (roundId, userId, { contentHash, versionNumber }) => {
      await db.reviewSeat.update({
        where: { roundId_userId: { roundId, userId } },
        data: { movedHash: contentHash, movedVersion: versionNumber },
      });
    },
    keepReads: async (roundId, userId, reads) => {
      await db.reviewSeat.update({
        where: { roundId_userId: { roundId, userId } },
        data: { readChanges: JSON.stringify(reads) },
      });
    },
  };
}
