import type { FoundAssessment } from '../../commands/ports.ts';
import type { SearchStore } from '../../commands/SearchStore.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';
import { headline, markStart, markStop, snippetOf } from './searchSnippet.ts';
import { searchWords } from './searchWords.ts';
import { assessmentRole } from './storedRole.ts';

/** Blocks shown of one assessment. */
const hitsEach = 4;
/**
 * Full-text search over the words of drafts as last folded, in one statement. Who may see what is part of it: rows of
 * assessments without a role never enter. A title counts twice, a judgment half as much again as other blocks.
 */
export function searchStore(db: Db): SearchStore {
  return {
    search: async (userId, typed, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, isRankKey);
      const { whole, head, ending, number } = searchWords(typed);
      if (whole === '' || !isUuid(userId)) return { items: [], nextCursor: null };
      const beginning =
        ending === null
          ? Prisma.empty
          : Prisma.sql`|| (websearch_to_tsquery('english', ${head}) && to_tsquery('simple', ${ending}))`;
      const rows = await db.$queryRaw<readonly FoundRow[]>`
        WITH query AS MATERIALIZED (
          SELECT websearch_to_tsquery('english', ${whole}) ${beginning} AS wanted
        ), own AS MATERIALIZED (
          SELECT a.id, a.number, m.role
          FROM assessment_members m JOIN assessments a ON a.id = m.assessment_id
          WHERE m.user_id = ${userId}::uuid AND a.archived_at IS NULL
        ), hits AS MATERIALIZED (
          SELECT b.assessment_id, b.block_id, b.place, own.role,
                 (ts_rank(b.words, (SELECT wanted FROM query), 1)
                  * CASE b.kind WHEN 'title' THEN 2 WHEN 'judgment' THEN 1.5 ELSE 1 END)::float4 AS rank
          FROM draft_blocks b JOIN own ON own.id = b.assessment_id
          WHERE b.words @@ (SELECT wanted FROM query)
          UNION ALL
          SELECT id, NULL, 0, role, 1000::float4 FROM own WHERE number = ${number}::int
        ), found AS MATERIALIZED (
          SELECT assessment_id, role, max(rank) AS rank, count(block_id)::int AS hit_count
          FROM hits GROUP BY assessment_id, role
          ${after === undefined ? Prisma.empty : Prisma.sql`HAVING (max(rank) < ${after[0]}::text::float4 OR (max(rank) = ${after[0]}::text::float4 AND assessment_id > ${after[1]}::uuid))`}
          ORDER BY max(rank) DESC, assessment_id LIMIT ${limit + 1}
        ), best AS (
          SELECT hits.*, row_number() OVER (PARTITION BY hits.assessment_id ORDER BY hits.rank DESC, hits.place) AS nth
          FROM hits JOIN found ON found.assessment_id = hits.assessment_id WHERE hits.block_id IS NOT NULL
        )
        SELECT a.id, a.number, a.created_at AS "createdAt", a.slug, a.title, a.status, a.topic, found.role,
               found.rank::text AS rank, found.hit_count AS "hitCount",
               (SELECT coalesce(json_agg(json_build_object(
                         'blockId', b.block_id, 'kind', b.kind, 'label', b.label, 'words', shown.words,
                         'starts', starts_with(plain.text, shown.bare), 'ends', right(plain.text, length(shown.bare)) = shown.bare
                       ) ORDER BY best.nth), '[]')
                FROM best JOIN draft_blocks b ON b.assessment_id = best.assessment_id AND b.block_id = best.block_id
                CROSS JOIN query
                CROSS JOIN LATERAL (SELECT translate(b.text, ${markStart + markStop}, '') AS text) plain
                CROSS JOIN LATERAL (SELECT ts_headline('english', plain.text, query.wanted, ${headline}) AS words) marked
                CROSS JOIN LATERAL (SELECT marked.words, translate(marked.words, ${markStart + markStop}, '') AS bare) shown
                WHERE best.assessment_id = a.id AND best.nth <= ${hitsEach}) AS hits
        FROM found JOIN assessments a ON a.id = found.assessment_id
        ORDER BY found.rank DESC, a.id`;
      return pageOf(rows, limit, (row) => [row.rank, row.id], found);
    },
  };
}

const isRankKey = (rank: string, id: string): boolean =>
  /^[\d.e-]{1,24}$/.test(rank) && Number.isFinite(Number(rank)) && isUuid(id);

type FoundRow = Omit<FoundAssessment, 'role' | 'hits'> & {
  readonly role: string;
  /** As the database writes it, so that it comes back as the same number. */
  readonly rank: string;
  readonly hits: readonly {
    readonly blockId: string;
    readonly kind: string;
    readonly label: string;
    readonly words: string;
    readonly starts: boolean;
    readonly ends: boolean;
  }[];
};

function found({ rank: _rank, role, hits, ...row }: FoundRow): FoundAssessment {
  return {
    ...row,
    role: assessmentRole(role),
    hits: hits.map(({ words, starts, ends, ...hit }) => ({ ...hit, snippet: snippetOf(words, starts, ends) })),
  };
}
