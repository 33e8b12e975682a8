'use client';
import { useRouter } from 'next/navigation';
import { assessmentDto, type AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { asked } from '../ui/asked.ts';
import { callApi } from '../ui/callApi.ts';
import { notify } from '../ui/notify.tsx';
import type { LibraryActions } from './LibraryActions.ts';

/** What a new assessment is made from, as the API takes it. */
export type NewAssessment = { readonly title: string } & Readonly<Record<string, unknown>>;

/** Making, archiving and bringing back assessments; each says how it went. */
export function useLibraryChanges(actions: LibraryActions) {
  const router = useRouter();
  /** By the HTTP API: a text may be larger than a form's action takes. Gives back a sentence where it could not be made. */
  const create = async (body: NewAssessment): Promise<string | null> => {
    const made = await callApi('/api/v1/assessments', assessmentDto, { method: 'POST', body });
    if (!made.ok) return made.error.message;
    router.push(`/a/${made.value.id}`);
    return null;
  };
  const loadSample = async () => {
    const made = await asked(actions.loadSample);
    if (made.ok) router.push(`/a/${made.value.id}`);
    else notify({ tone: 'bad', text: made.error.message });
  };
  const unarchive = async (assessment: AssessmentDto) => {
    const done = await asked(() => actions.unarchive(assessment.id));
    if (done.ok) notify({ tone: 'ok', text: `“${assessment.title}” is back in the list.` });
    else notify({ tone: 'bad', text: done.error.message });
  };
  const archive = async (assessment: AssessmentDto) => {
    const done = await asked(() => actions.archive(assessment.id));
    if (!done.ok) {
      notify({ tone: 'bad', text: done.error.message });
      return;
    }
    notify({
      tone: 'info',
      text: `“${assessment.title}” is archived. It can be brought back for 30 days.`,
      action: { label: 'Undo', run: () => void unarchive(assessment) },
    });
  };
  return { create, loadSample, archive, unarchive, refresh: () => router.refresh() };
}
