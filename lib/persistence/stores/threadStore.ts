import type { CommentRecord, FullThread, ThreadChange, ThreadRecord, ThreadStore } from '../../commands/ThreadStore.ts';
import { suggestedFields, suggestionStates } from '../../domain/threads/suggestion.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { isIsoTime } from './isIsoTime.ts';

const person = { select: { name: true, hue: true } } as const;

/** What `viewerId` may see of it. */
const seenBy = (viewerId: string) => ({ OR: [{ isPending: false }, { authorId: viewerId }] });

const whole = (viewerId: string) => ({
  author: person,
  settledBy: person,
  decidedBy: person,
  comments: {
    where: seenBy(viewerId),
    orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }],
    include: { author: person },
  },
});

/** Threads of comments. */
export function threadStore(db: Db): ThreadStore {
  const find = async (where: object, viewerId: string): Promise<FullThread | null> => {
    if (!isUuid(viewerId)) return null;
    const row = await db.thread.findFirst({ where: { AND: [where, seenBy(viewerId)] }, include: whole(viewerId) });
    return row === null ? null : full(row);
  };
  return {
    list: async (assessmentId, viewerId, status, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (at, id) => isIsoTime(at) && isUuid(id));
      const later =
        after === undefined
          ? {}
          : { OR: [{ createdAt: { gt: after[0] } }, { createdAt: after[0], id: { gt: after[1] } }] };
      const rows = await db.thread.findMany({
        where: { AND: [{ assessmentId, ...(status === null ? {} : { status }) }, seenBy(viewerId), later] },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit + 1,
        include: whole(viewerId),
      });
      return pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.id], full);
    },
    byId: (id, viewerId) => (isUuid(id) ? find({ id }, viewerId) : Promise.resolve(null)),
    byComment: (id, viewerId) =>
      isUuid(id) ? find({ comments: { some: { id, ...seenBy(viewerId) } } }, viewerId) : Promise.resolve(null),
    count: (assessmentId) => db.thread.count({ where: { assessmentId } }),
    insert: async ({ id, assessmentId, ...thread }, first) => {
      await written(
        db.thread.create({
          data: { ...columnsOf(thread), id, assessmentId, ...fixedOf(thread), comments: { create: ofThread(first) } },
        }),
      );
    },
    update: async (id, change) => {
      await db.thread.update({ where: { id }, data: columnsOf(change) });
    },
    remove: async (id) => {
      await db.thread.delete({ where: { id } });
    },
    addComment: async ({ mentions, ...comment }) => {
      await written(db.threadComment.create({ data: { ...comment, mentions: [...mentions] } }));
    },
    updateComment: async (id, { mentions, ...change }) => {
      const told = mentions === undefined ? {} : { mentions: [...mentions] };
      await db.threadComment.update({ where: { id }, data: { ...change, ...told } });
    },
    publishPending: async (assessmentId, authorId, roundId, at) => {
      const mine = { authorId, isPending: true, ...(roundId === null ? {} : { roundId }) };
      await db.thread.updateMany({ where: { ...mine, assessmentId }, data: { isPending: false, changedAt: at } });
      return db.threadComment.updateManyAndReturn({
        where: { ...mine, thread: { assessmentId } },
        data: { isPending: false },
        select: { threadId: true, body: true, mentions: true },
      });
    },
    makeAdvisory: async (assessmentId, authorId, at) => {
      await db.thread.updateMany({
        where: { assessmentId, authorId, status: 'open', isBlocking: true },
        data: { isBlocking: false, changedAt: at },
      });
    },
  };
}

const ofThread = ({ threadId: _threadId, mentions, ...comment }: CommentRecord) => ({
  ...comment,
  mentions: [...mentions],
});

const fixedOf = ({
  authorId,
  isPending,
  roundId,
  createdAt,
  isBlocking,
  status,
  changedAt,
  anchor,
}: Omit<ThreadRecord, 'id' | 'assessmentId'>) => ({
  ...anchor,
  authorId,
  isPending,
  roundId,
  createdAt,
  isBlocking,
  status,
  changedAt,
});

/** What a change is in columns. */
function columnsOf({ anchor, points, suggestion, isBlocking, status, ...plain }: ThreadChange) {
  const { settledById, settledAt, decidedById, decidedAt, changedAt } = plain;
  const given = { isBlocking, status, settledById, settledAt, decidedById, decidedAt, changedAt };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(anchor === undefined ? {} : anchor),
    ...(points === undefined ? {} : { startPoint: points?.start ?? null, endPoint: points?.end ?? null }),
    ...(suggestion === undefined
      ? {}
      : {
          suggestionState: suggestion?.state ?? null,
          suggestionField: suggestion?.field ?? null,
          suggestionBase: suggestion?.base ?? null,
          suggestionReplacement: suggestion?.replacement ?? null,
        }),
  };
}

type Person = { readonly name: string; readonly hue: number };
type Row = Omit<ThreadRecord, 'anchor' | 'points' | 'suggestion' | 'status'> &
  ThreadRecord['anchor'] & {
    readonly startPoint: string | null;
    readonly endPoint: string | null;
    readonly status: string;
    readonly suggestionState: string | null;
    readonly suggestionField: string | null;
    readonly suggestionBase: string | null;
    readonly suggestionReplacement: string | null;
    readonly author: Person;
    readonly settledBy: Person | null;
    readonly decidedBy: Person | null;
    readonly comments: FullThread['comments'];
  };

function full(row: Row): FullThread {
  const { blockId, quote, prefix, suffix, startPoint, endPoint, settledBy, decidedBy, status, ...rest } = row;
  const { suggestionState, suggestionField, suggestionBase, suggestionReplacement, ...thread } = rest;
  const state = suggestionStates.find((each) => each === suggestionState);
  return {
    ...thread,
    anchor: { blockId, quote, prefix, suffix },
    points: startPoint === null || endPoint === null ? null : { start: startPoint, end: endPoint },
    status: status === 'resolved' ? 'resolved' : 'open',
    settledByName: settledBy?.name ?? null,
    decidedByName: decidedBy?.name ?? null,
    suggestion:
      state === undefined
        ? null
        : {
            state,
            field: suggestedFields.find((each) => each === suggestionField) ?? null,
            base: suggestionBase,
            replacement: suggestionReplacement,
          },
  };
}
