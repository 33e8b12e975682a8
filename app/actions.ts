'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { listQueryOf } from '@/components/library/filterAddress.ts';
import type { LibraryFilter } from '@/components/library/LibraryActions.ts';
import type { Answer } from '@/components/ui/Answer.ts';
import { archiveAssessment } from '@/lib/commands/archiveAssessment.ts';
import { createAssessment } from '@/lib/commands/createAssessment.ts';
import { dismissNotice } from '@/lib/commands/dismissNotice.ts';
import { listAssessments } from '@/lib/commands/listAssessments.ts';
import { unarchiveAssessment } from '@/lib/commands/unarchiveAssessment.ts';
import { sampleText, sampleTitle } from '@/lib/document/sample/sampleText.ts';
import { ok } from '@/lib/domain/result.ts';
import { idField } from '@/lib/protocol/fields.ts';
import { assessmentListQuery, type AssessmentPageDto } from '@/lib/protocol/assessmentDto.ts';
import { act } from './act.ts';

const byId = z.object({ id: idField });

export async function archive(id: string): Promise<Answer<null>> {
  const done = await act(byId, { id }, archiveAssessment);
  if (!done.ok) return done;
  revalidatePath('/');
  return ok(null);
}

export async function unarchive(id: string): Promise<Answer<null>> {
  const done = await act(byId, { id }, unarchiveAssessment);
  if (!done.ok) return done;
  revalidatePath('/');
  return ok(null);
}

export async function dismiss(id: string): Promise<Answer<null>> {
  const done = await act(byId, { id }, dismissNotice);
  if (done.ok) revalidatePath('/');
  return done;
}

/** The sample is a text like any other that is imported; whoever loads it is its only member. */
export async function loadSample(): Promise<Answer<{ readonly id: string }>> {
  const made = await act(z.null(), null, (ports, actor) =>
    createAssessment(ports, actor, {
      title: sampleTitle,
      import: { format: 'text', content: sampleText },
    }),
  );
  if (!made.ok) return made;
  revalidatePath('/');
  return ok({ id: made.value.id });
}

export async function moreAssessments(filter: LibraryFilter, cursor: string): Promise<Answer<AssessmentPageDto>> {
  return act(assessmentListQuery, { ...listQueryOf(filter), cursor }, listAssessments);
}
