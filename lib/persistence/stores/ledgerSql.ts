import type { ForecastRow, LedgerListing, LedgerRow } from '../../commands/ForecastStore.ts';
import { outcomeSchema } from '../../domain/ledger/outcome.ts';
import { Prisma } from '../generated/client.ts';
import { assessmentRole } from './storedRole.ts';

/** A forecast as `columns` selects it. */
export type LedgerSqlRow = ForecastRow & {
  readonly assessmentNumber: number;
  readonly assessmentMadeAt: Date;
  readonly number: number;
  readonly slug: string;
  readonly isRetracted: boolean;
  readonly isArchived: boolean;
  readonly viewerRole: string | null;
  readonly topic: string;
  readonly outcome: string | null;
  readonly knownOn: string | null;
  readonly evidence: string | null;
  readonly link: string | null;
  readonly resolvedById: string | null;
  readonly resolvedAt: Date | null;
  readonly resolvedByName: string | null;
  readonly askedName: string | null;
  readonly askedAt: Date | null;
};

/**
 * Every forecast, with what the ledger says of it and the role of `userId`. As the table `f` of a query: the filters below
 * name its columns. What only members may know is empty for all others.
 */
export const forecastsFor = (userId: string): Prisma.Sql => Prisma.sql`(
  SELECT f.*, a.number AS assessment_number, a.created_at AS assessment_made_at, a.archived_at AS assessment_archived_at,
    CASE WHEN me.user_id IS NULL THEN '' ELSE a.topic END AS topic, me.role AS viewer_role,
    p.number, p.slug, p.audience, p.retracted_at
  FROM forecasts f
  JOIN publications p ON p.id = f.publication_id
  JOIN assessments a ON a.id = f.assessment_id
  LEFT JOIN assessment_members me ON me.assessment_id = f.assessment_id AND me.user_id = ${userId}::uuid
) f`;

/** What of `forecastsFor` somebody may see. */
export const visibleTo = (userId: string): Prisma.Sql => Prisma.sql`(
  f.viewer_role IS NOT NULL
  OR f.audience = '"signed-in"'
  OR f.audience LIKE ${`%"${userId}"%`}
  OR EXISTS (
    SELECT 1 FROM publication_readers r WHERE r.publication_id = f.publication_id AND r.user_id = ${userId}::uuid
  )
)`;

/** Of a judgment that several publications state, the newest that is not retracted; what is settled always. */
export const standing = Prisma.sql`(
  f.outcome IS NOT NULL
  OR f.retracted_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM forecasts n JOIN publications q ON q.id = n.publication_id
    WHERE n.assessment_id = f.assessment_id AND n.judgment_id = f.judgment_id
      AND q.number > f.number AND q.retracted_at IS NULL
  )
)`;

/** Sorts after every horizon. */
const never = '9999';

/** A row's part of the ledger, as `LedgerState`. */
export const stateOf = (today: string): Prisma.Sql => Prisma.sql`CASE
  WHEN f.outcome IN ('yes', 'no') THEN 'resolved' WHEN f.outcome IS NOT NULL THEN 'unscored'
  WHEN f.horizon_end < ${today} THEN 'due' ELSE 'open' END`;

/** `ledgerKey` of the domain, for rows that stand. Compared byte by byte, whatever the database's own order is. */
export function keyBy({ order, today }: Pick<LedgerListing, 'order' | 'today'>): Prisma.Sql {
  if (order === 'horizon') return Prisma.sql`(coalesce(f.horizon_end, ${never}) COLLATE "C")`;
  return Prisma.sql`(CASE
    WHEN f.outcome IS NOT NULL OR f.retracted_at IS NOT NULL
      THEN '2' || translate(coalesce(f.horizon_end, ${never}), '0123456789', '9876543210')
    WHEN f.horizon_end < ${today} THEN '0' || f.horizon_end
    ELSE '1' || coalesce(f.horizon_end, ${never}) END COLLATE "C")`;
}

/** What a filter leaves, as one condition. `standing` is part of it unless one judgment is named. */
export function under(
  { id, state, scale, assessment, topic, author, from, until }: LedgerListing['filter'],
  today: string,
): Prisma.Sql {
  const parts = [
    id === undefined ? standing : Prisma.sql`f.id = ${id}::uuid`,
    ...(state === undefined ? [] : [Prisma.sql`${stateOf(today)} = ${state}`]),
    ...(scale === undefined ? [] : [Prisma.sql`f.scale_id = ${cleaned(scale)}`]),
    ...(assessment === undefined ? [] : [Prisma.sql`f.assessment_id = ${assessment}::uuid`]),
    ...(topic === undefined ? [] : [Prisma.sql`f.topic = ${cleaned(topic)}`]),
    ...(author === undefined ? [] : [Prisma.sql`${author}::uuid = ANY(f.author_ids)`]),
    ...(from === undefined ? [] : [Prisma.sql`f.horizon_end >= ${from}`]),
    ...(until === undefined ? [] : [Prisma.sql`f.horizon_end <= ${until}`]),
  ];
  return Prisma.join(parts, ' AND ');
}

/** The database refuses NUL. */
const cleaned = (text: string): string => text.replaceAll('\0', '');

/** What a `LedgerSqlRow` is made of, of the table `f`. */
export const columns = Prisma.sql`
  f.id, f.publication_id AS "publicationId", f.assessment_id AS "assessmentId", f.judgment_id AS "judgmentId", f.label,
  f.proposition, f.scale_id AS "scaleId", f.term_id AS "termId", f.term, f.range, f.lo, f.hi, f.point, f.confidence,
  f.horizon, f.horizon_end AS "horizonEnd", f.author_ids AS "authorIds", f.stated_at AS "statedAt",
  f.assessment_number AS "assessmentNumber", f.assessment_made_at AS "assessmentMadeAt", f.number, f.slug, f.topic,
  f.viewer_role AS "viewerRole", f.retracted_at IS NOT NULL AS "isRetracted",
  f.assessment_archived_at IS NOT NULL AS "isArchived", f.outcome, f.known_on AS "knownOn", f.evidence,
  f.evidence_link AS link, f.resolved_by_id AS "resolvedById", f.resolved_at AS "resolvedAt", u.name AS "resolvedByName",
  q.name AS "askedName", q.at AS "askedAt"`;

/** The names that `columns` needs beside `f`. */
export const withNames = Prisma.sql`
  LEFT JOIN users u ON u.id = f.resolved_by_id
  LEFT JOIN LATERAL (
    SELECT w.name, r.at FROM outcome_requests r JOIN users w ON w.id = r.user_id
    WHERE r.forecast_id = f.id AND f.viewer_role IS NOT NULL ORDER BY r.at DESC, r.user_id LIMIT 1
  ) q ON true`;

/** Throws when the row was not written by this product. */
export function ledgerRow(row: LedgerSqlRow): LedgerRow {
  const { outcome, knownOn, evidence, link, resolvedById, resolvedAt, resolvedByName, ...rest } = row;
  const { viewerRole, askedName, askedAt, ...stated } = rest;
  return {
    ...stated,
    viewerRole: viewerRole === null ? null : assessmentRole(viewerRole),
    asked: askedName === null || askedAt === null ? null : { name: askedName, at: askedAt },
    resolution:
      outcome === null || resolvedAt === null
        ? null
        : {
            outcome: outcomeSchema.parse(outcome),
            knownOn: knownOn ?? '',
            evidence: evidence ?? '',
            link,
            byId: resolvedById ?? '',
            byName: resolvedByName ?? '',
            at: resolvedAt,
          },
  };
}
