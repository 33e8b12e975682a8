'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '@/components/ui/Answer.ts';
import { listSources } from '@/lib/commands/listSources.ts';
import { listSourceUses } from '@/lib/commands/listSourceUses.ts';
import { recallSource } from '@/lib/commands/recallSource.ts';
import { reinstateSource } from '@/lib/commands/reinstateSource.ts';
import { idField, pageQuery } from '@/lib/protocol/fields.ts';
import {
  recallSourceInput,
  sourceListQuery,
  type SourceDto,
  type SourcePageDto,
  type SourceUsePageDto,
} from '@/lib/protocol/sourceDto.ts';
import { act } from '../act.ts';

export async function moreSources(
  asked: { readonly q?: string; readonly recalled?: string },
  cursor: string,
): Promise<Answer<SourcePageDto>> {
  return act(sourceListQuery, { ...asked, cursor }, listSources);
}

export async function usesOfSource(id: string, cursor: string | null): Promise<Answer<SourceUsePageDto>> {
  const input = pageQuery.extend({ id: idField });
  return act(input, { id, ...(cursor === null ? {} : { cursor }) }, listSourceUses);
}

export async function recall(id: string, reason: string): Promise<Answer<SourceDto>> {
  const done = await act(recallSourceInput.extend({ id: idField }), { id, reason }, recallSource);
  if (done.ok) revalidatePath('/sources');
  return done;
}

export async function reinstate(id: string): Promise<Answer<SourceDto>> {
  const done = await act(z.object({ id: idField }), { id }, reinstateSource);
  if (done.ok) revalidatePath('/sources');
  return done;
}
