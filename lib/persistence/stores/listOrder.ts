import type { AssessmentRecord, ListOrder } from '../../commands/ports.ts';
import type { CursorKey } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { Prisma } from '../generated/client.ts';
import { isIsoTime } from './isIsoTime.ts';

/** How the list is ordered when nobody asks. */
export const newestChange: ListOrder = { by: 'changed', direction: 'down' };

/** What is ordered by: an SQL expression over `assessments a`, its type, and the same of a row, as the cursor carries it. */
type Column = {
  readonly expression: (direction: ListOrder['direction']) => Prisma.Sql;
  readonly type: Prisma.Sql;
  readonly valueOf: (row: AssessmentRecord, direction: ListOrder['direction']) => string;
  readonly isValue: (text: string) => boolean;
};

/** Stands for "no due date", so that those come last whichever way the list runs. */
const endOf = (direction: ListOrder['direction']): string => (direction === 'up' ? 'infinity' : '-infinity');
const isFigure = (text: string): boolean => /^\d{1,9}(\.\d{1,20})?(e-\d{1,2})?$/.test(text);

const columns: Readonly<Record<ListOrder['by'], Column>> = {
  changed: {
    expression: () => Prisma.sql`a.changed_at`,
    type: Prisma.sql`timestamptz`,
    valueOf: (row) => row.changedAt.toISOString(),
    isValue: isIsoTime,
  },
  title: {
    expression: () => Prisma.sql`lower(a.title) COLLATE "C"`,
    type: Prisma.sql`text`,
    valueOf: (row) => row.title.toLowerCase(),
    isValue: () => true,
  },
  due: {
    expression: (direction) => Prisma.sql`coalesce(a.due_at, ${endOf(direction)}::timestamptz)`,
    type: Prisma.sql`timestamptz`,
    valueOf: (row, direction) => row.dueAt?.toISOString() ?? endOf(direction),
    isValue: (text) => isIsoTime(text) || text === 'infinity' || text === '-infinity',
  },
  progress: {
    expression: () => Prisma.sql`(a.sections_begun::float8 / greatest(a.section_count, 1)::float8)`,
    type: Prisma.sql`float8`,
    valueOf: (row) => String(row.sectionsBegun / Math.max(row.sectionCount, 1)),
    isValue: isFigure,
  },
  words: {
    expression: () => Prisma.sql`a.word_count`,
    type: Prisma.sql`int`,
    valueOf: (row) => String(row.wordCount),
    isValue: (text) => /^\d{1,9}$/.test(text),
  },
};

const prefixOf = ({ by, direction }: ListOrder): string => `${by} ${direction} `;

/** The cursor's key of a row under an order; it names the order, so that it goes on under no other. */
export function orderKey(order: ListOrder, row: AssessmentRecord, sortTitle = row.title.toLowerCase()): CursorKey {
  const value = order.by === 'title' ? sortTitle : columns[order.by].valueOf(row, order.direction);
  return [`${prefixOf(order)}${value}`, row.id];
}

/** Whether the parts of a cursor are such a key. */
export function isOrderKey(order: ListOrder, first: string, id: string): boolean {
  const prefix = prefixOf(order);
  return first.startsWith(prefix) && columns[order.by].isValue(first.slice(prefix.length)) && isUuid(id);
}

/** SQL of an order: what to sort by, and which rows come after a key. */
export function orderSql(order: ListOrder, after: CursorKey | undefined): { orderBy: Prisma.Sql; later: Prisma.Sql } {
  const { expression, type } = columns[order.by];
  const sorted = expression(order.direction);
  const orderBy = Prisma.sql`${sorted} ${order.direction === 'up' ? Prisma.sql`ASC` : Prisma.sql`DESC`}, a.id`;
  if (after === undefined) return { orderBy, later: Prisma.empty };
  const value = Prisma.sql`${after[0].slice(prefixOf(order).length)}::text::${type}`;
  const beyond = order.direction === 'up' ? Prisma.sql`>` : Prisma.sql`<`;
  return {
    orderBy,
    later: Prisma.sql`AND (${sorted} ${beyond} ${value} OR (${sorted} = ${value} AND a.id > ${after[1]}::uuid))`,
  };
}
