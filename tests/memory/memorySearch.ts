import type { FoundAssessment } from '../../lib/commands/ports.ts';
import type { SearchStore } from '../../lib/commands/SearchStore.ts';
import { searchWords } from '../../lib/persistence/stores/searchWords.ts';
import { listed } from './memoryAssessments.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import type { MemoryAccess } from './memoryState.ts';

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/**
 * Search in memory for tests of what lies above it: a block is found when all words of the search begin words of it. No word
 * forms, phrases or ranks, which are the databases' own.
 */
export function memorySearch(access: MemoryAccess): SearchStore {
  return {
    search: (userId, typed, page) =>
      access.read((state) => {
        const wanted = wordsIn(typed);
        const { number } = searchWords(typed);
        const found = listed(state, userId)
          .filter((row) => row.archivedAt === null)
          .flatMap((row): FoundAssessment[] => {
            const isNamed = number !== null && row.number === number;
            const blocks = (state.blocks.get(row.id) ?? []).filter(({ text }) => {
              const words = wordsIn(text);
              return wanted.length > 0 && wanted.every((each) => words.some((word) => word.startsWith(each)));
            });
            if (blocks.length === 0 && !isNamed) return [];
            const hits = blocks
              .slice(0, 4)
              .map(({ text, ...block }) => ({ ...block, snippet: [{ text, marked: false }] }));
            const { id, number: at, createdAt, slug, title, status, topic, role } = row;
            return [{ id, number: at, createdAt, slug, title, status, topic, role, hitCount: blocks.length, hits }];
          });
        return memoryPage(
          found,
          page,
          (row) => ['', row.id],
          (a, b) => compareText(a[1], b[1]),
        );
      }),
  };
}
