'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '@/components/ui/Answer.ts';
import { createScale } from '@/lib/commands/createScale.ts';
import { withdrawScale } from '@/lib/commands/withdrawScale.ts';
import { createScaleInput, scaleIdField, type CreateScaleInput, type ScaleDto } from '@/lib/protocol/scaleDto.ts';
import { act } from '../act.ts';

export async function addScale(given: CreateScaleInput): Promise<Answer<ScaleDto>> {
  const made = await act(createScaleInput, given, createScale);
  if (made.ok) revalidatePath('/scales');
  return made;
}

export async function endScale(id: string): Promise<Answer<ScaleDto>> {
  const done = await act(z.object({ id: scaleIdField }), { id }, withdrawScale);
  if (done.ok) revalidatePath('/scales');
  return done;
}
