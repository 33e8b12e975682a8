import { z } from 'zod';
import type { FullRound } from '../../commands/RoundStore.ts';
import { answers, roundKinds } from '../../domain/review/answers.ts';
import { lenses } from '../../domain/review/scope.ts';
import { stalePolicies } from '../../domain/review/staleBlocks.ts';
import type { Prisma } from '../generated/client.ts';

const name = { select: { name: true } } as const;

/** What a round is read with. */
export const withAll = {
  askedBy: name,
  closedBy: name,
  seats: { include: { user: { select: { name: true, hue: true } }, excusedBy: name } },
  dissents: { include: { author: name }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.ReviewRoundInclude;

type Row = Prisma.ReviewRoundGetPayload<{ include: typeof withAll }>;

const storedScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('sections'), sections: z.array(z.string()) }),
  z.object({ kind: z.literal('lens'), lens: z.enum(lenses) }),
]);
const storedReads = z.record(z.string(), z.string());
const storedKind = z.enum(roundKinds);
const storedAnswer = z.enum(answers);
export const storedStalePolicy = z.enum(stalePolicies);

/** A round as commands see it. Throws when the row was not written by this product. */
export function fullRound(row: Row): FullRound {
  const { askedBy, closedBy, closedById: _closedById, closedAt, closedReason, seats, dissents, ...round } = row;
  return {
    ...round,
    kind: storedKind.parse(round.kind),
    scope: storedScope.parse(JSON.parse(round.scope)),
    stalePolicy: storedStalePolicy.parse(round.stalePolicy),
    askedByName: askedBy.name,
    closed: closedAt === null ? null : { at: closedAt, byName: closedBy?.name ?? '', reason: closedReason ?? '' },
    seats: seats.map((seat) => ({
      userId: seat.userId,
      ...seat.user,
      organisation: seat.organisation,
      given:
        seat.answer === null || seat.answeredAt === null
          ? null
          : {
              answer: storedAnswer.parse(seat.answer),
              contentHash: seat.contentHash ?? '',
              summary: seat.summary,
              at: seat.answeredAt,
            },
      versionNumber: seat.versionNumber,
      confirmedAt: seat.confirmedAt,
      moved:
        seat.movedHash === null || seat.movedVersion === null
          ? null
          : { contentHash: seat.movedHash, versionNumber: seat.movedVersion },
      reads: storedReads.parse(JSON.parse(seat.readChanges)),
      excused: seat.excusedBy === null ? null : { byName: seat.excusedBy.name, reason: seat.excusedReason ?? '' },
    })),
    dissents: dissents.map(({ author, ...dissent }) => ({ ...dissent, authorName: author.name })),
  };
}
