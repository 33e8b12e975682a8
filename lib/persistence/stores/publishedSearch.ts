import type { PublishedSearchStore, FoundPublication } from '../../commands/SearchStore.ts';
import { isUuid } from '../isUuid.ts';
import { Prisma } from '../generated/client.ts';
import type { Db } from '../prismaClient.ts';
import { headline, markStart, markStop, snippetOf } from './searchSnippet.ts';
import { searchWords } from './searchWords.ts';

/** Blocks shown of one publication. */
const hitsEach = 4;
/** Longest text of one block that is searched, UTF-16 units: a `tsvector` holds 1 MiB, and beyond that refuses the row. */
const maxTextLength = 100_000;

/**
 * Search among publications, in one statement. Which one somebody is led to at an address is part of it: the newest that stands
 * among those that are for them; what is for whoever has the address is found by who has opened it. Nothing of a draft is read: only `publications` and `publication_blocks`, and the roles that
 * named audiences leave to members.
 */
export function publishedSearch(db: Db): PublishedSearchStore {
  return {
    index: async (publicationId, blocks) => {
      const lists = [
        blocks.map(({ blockId }) => storable(blockId)),
        blocks.map(({ kind }) => storable(kind)),
        blocks.map(({ label }) => storable(label)),
        blocks.map(({ text }) => storable(text.slice(0, maxTextLength))),
      ];
      await db.$executeRaw`
        INSERT INTO publication_blocks (publication_id, place, block_id, kind, label, text)
        SELECT ${publicationId}::uuid, place, block_id, kind, label, text
        FROM unnest(${lists[0]}::text[], ${lists[1]}::text[], ${lists[2]}::text[], ${lists[3]}::text[])
             WITH ORDINALITY AS block (block_id, kind, label, text, place)
        ON CONFLICT (publication_id, place) DO NOTHING`;
    },
    unindexed: async (limit) => {
      const rows = await db.publication.findMany({
        where: { blocks: { none: {} } },
        orderBy: { publishedAt: 'desc' },
        take: limit,
        select: { id: true, assessmentId: true, sha256: true },
      });
      return rows;
    },
    search: async (userId, typed, limit) => {
      const { whole, head, ending, number } = searchWords(typed);
      if (whole === '' || !isUuid(userId)) return [];
      const beginning =
        ending === null
          ? Prisma.empty
          : Prisma.sql`|| (websearch_to_tsquery('english', ${head}) && to_tsquery('simple', ${ending}))`;
      return db.$queryRaw<readonly Row[]>`
        WITH query AS MATERIALIZED (
          SELECT websearch_to_tsquery('english', ${whole}) ${beginning} AS wanted
        ), own AS MATERIALIZED (
          SELECT DISTINCT ON (p.assessment_id) p.id, p.assessment_id, p.slug, p.number, p.published_at, p.record
          FROM publications p
          WHERE p.retracted_at IS NULL
            AND (p.audience = '"signed-in"'
                 OR EXISTS (SELECT 1 FROM publication_readers o
                            WHERE o.publication_id = p.id AND o.user_id = ${userId}::uuid AND p.audience = '"link"')
                 OR p.audience::jsonb -> 'userIds' @> to_jsonb(${userId}::text)
                 OR EXISTS (SELECT 1 FROM assessment_members m
                            WHERE m.assessment_id = p.assessment_id AND m.user_id = ${userId}::uuid))
          ORDER BY p.assessment_id, p.number DESC
        ), hits AS MATERIALIZED (
          SELECT b.publication_id, b.place,
                 (ts_rank(b.words, (SELECT wanted FROM query), 1)
                  * CASE b.kind WHEN 'title' THEN 2 WHEN 'judgment' THEN 1.5 ELSE 1 END)::float4 AS rank
          FROM publication_blocks b JOIN own ON own.id = b.publication_id
          WHERE b.words @@ (SELECT wanted FROM query)
          UNION ALL
          SELECT own.id, NULL, 1000::float4
          FROM own JOIN assessments a ON a.id = own.assessment_id WHERE a.number = ${number}::int
        ), found AS MATERIALIZED (
          SELECT publication_id, max(rank) AS rank, count(place)::int AS hit_count
          FROM hits GROUP BY publication_id ORDER BY max(rank) DESC, publication_id LIMIT ${limit}
        ), best AS (
          SELECT hits.*, row_number() OVER (PARTITION BY hits.publication_id ORDER BY hits.rank DESC, hits.place) AS nth
          FROM hits JOIN found ON found.publication_id = hits.publication_id WHERE hits.place IS NOT NULL
        )
        SELECT own.slug, own.number, own.published_at AS "publishedAt", own.record::jsonb ->> 'title' AS title,
               own.record::jsonb ->> 'reference' AS reference, found.hit_count AS "hitCount",
               (SELECT coalesce(json_agg(json_build_object(
                         'blockId', b.block_id, 'kind', b.kind, 'label', b.label, 'words', shown.words,
                         'starts', starts_with(plain.text, shown.bare), 'ends', right(plain.text, length(shown.bare)) = shown.bare
                       ) ORDER BY best.nth), '[]')
                FROM best JOIN publication_blocks b ON b.publication_id = best.publication_id AND b.place = best.place
                CROSS JOIN query
                CROSS JOIN LATERAL (SELECT translate(b.text, ${markStart + markStop}, '') AS text) plain
                CROSS JOIN LATERAL (SELECT ts_headline('english', plain.text, query.wanted, ${headline}) AS words) marked
                CROSS JOIN LATERAL (SELECT marked.words, translate(marked.words, ${markStart + markStop}, '') AS bare) shown
                WHERE best.publication_id = own.id AND best.nth <= ${hitsEach}) AS hits
        FROM found JOIN own ON own.id = found.publication_id
        ORDER BY found.rank DESC, own.id`.then((rows) => rows.map(found));
    },
  };
}

type Row = Omit<FoundPublication, 'hits'> & {
  readonly hits: readonly {
    readonly blockId: string;
    readonly kind: string;
    readonly label: string;
    readonly words: string;
    readonly starts: boolean;
    readonly ends: boolean;
  }[];
};

function found({ hits, ...row }: Row): FoundPublication {
  return {
    ...row,
    hits: hits.map(({ words, starts, ends, ...hit }) => ({ ...hit, snippet: snippetOf(words, starts, ends) })),
  };
}

/** Without the one character PostgreSQL's text cannot hold. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
