'use server';
import type { Answer } from '@/components/ui/Answer.ts';
import { searchDrafts } from '@/lib/commands/searchDrafts.ts';
import { searchQuery, type SearchPageDto } from '@/lib/protocol/searchDto.ts';
import { act } from '../act.ts';

export async function moreFound(words: string, cursor: string): Promise<Answer<SearchPageDto>> {
  return act(searchQuery, { q: words, cursor }, searchDrafts);
}
