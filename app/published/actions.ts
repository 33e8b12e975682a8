'use server';
import type { Answer } from '@/components/ui/Answer.ts';
import { listPublished } from '@/lib/commands/listPublished.ts';
import { pageQuery } from '@/lib/protocol/fields.ts';
import type { PublishedPaperPageDto } from '@/lib/protocol/publicationDto.ts';
import { act } from '../act.ts';

export async function morePublished(cursor: string): Promise<Answer<PublishedPaperPageDto>> {
  return act(pageQuery, { cursor }, listPublished);
}
