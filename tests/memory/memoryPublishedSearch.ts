import type { FoundPublication, PublishedSearchStore } from '../../lib/commands/SearchStore.ts';
import { mayReadPublication } from '../../lib/domain/policy.ts';
import { searchWords } from '../../lib/persistence/stores/searchWords.ts';
import { memberKey, type MemoryAccess } from './memoryState.ts';

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Search among publications in memory: a block is found when all words of the search begin words of it. No ranks, no word forms. */
export function memoryPublishedSearch(access: MemoryAccess): PublishedSearchStore {
  return {
    index: (publicationId, blocks) =>
      access.write((state) => {
        if (!state.publicationBlocks.has(publicationId)) state.publicationBlocks.set(publicationId, blocks);
      }),
    unindexed: (limit) =>
      access.read((state) =>
        state.publications
          .filter(({ id }) => (state.publicationBlocks.get(id) ?? []).length === 0)
          .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
          .slice(0, limit)
          .map(({ id, assessmentId, sha256 }) => ({ id, assessmentId, sha256 })),
      ),
    search: (userId, typed, limit) =>
      access.read((state) => {
        const wanted = wordsIn(typed);
        const { number: named } = searchWords(typed);
        const seen = new Set<string>();
        const found: FoundPublication[] = [];
        for (const row of state.publications.toSorted((a, b) => b.number - a.number)) {
          const isMember = (state.members.get(row.assessmentId) ?? []).some((member) => member.userId === userId);
          const hasAddress = isMember || state.openings.has(memberKey(row.id, userId));
          const isHis =
            (row.audience !== 'link' || hasAddress) &&
            mayReadPublication(row.audience, { userId, scopes: ['read'] }, isMember);
          if (row.retraction !== null || !isHis || seen.has(row.assessmentId)) continue;
          seen.add(row.assessmentId);
          const isNamed = named !== null && state.assessments.get(row.assessmentId)?.number === named;
          const blocks = (state.publicationBlocks.get(row.id) ?? []).filter(({ text }) => {
            const words = wordsIn(text);
            return wanted.length > 0 && wanted.every((each) => words.some((word) => word.startsWith(each)));
          });
          if (blocks.length === 0 && !isNamed) continue;
          found.push({
            slug: row.slug,
            number: row.number,
            publishedAt: row.publishedAt,
            title: row.record.title,
            reference: row.record.reference,
            hitCount: blocks.length,
            hits: blocks.slice(0, 4).map(({ blockId, kind, label, text }) => ({
              blockId,
              kind,
              label,
              snippet: [{ text, marked: false }],
            })),
          });
        }
        return found.slice(0, limit);
      }),
  };
}
