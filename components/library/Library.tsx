'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { mayOnAssessment } from '@/lib/domain/policy.ts';
import { defaultScale, scaleById } from '@/lib/domain/likelihood/scaleById.ts';
import { assessmentDto, type AssessmentDto, type AssessmentPageDto } from '@/lib/protocol/assessmentDto.ts';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { asked } from '../ui/asked.ts';
import { callApi } from '../ui/callApi.ts';
import { notify } from '../ui/notify.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import { AssessmentTable } from './AssessmentTable.tsx';
import { BlankDialog } from './BlankDialog.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import type { LibraryActions, LibraryFilter } from './LibraryActions.ts';
import { LibraryEmpty } from './LibraryEmpty.tsx';
import { NewAssessmentMenu } from './NewAssessmentMenu.tsx';
import { NothingMatches, type Otherwise } from './NothingMatches.tsx';
import { readTextFile, type TextFile } from './readTextFile.ts';
import { useFileDrop } from './useFileDrop.ts';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'import'; readonly file: TextFile | null }
  | { readonly kind: 'share'; readonly assessment: AssessmentDto };

/** The list of assessments, and the ways to begin one. */
export function Library(props: {
  readonly page: AssessmentPageDto;
  readonly filter: LibraryFilter;
  readonly otherwise: Otherwise | null;
  /** Nothing at all yet, archived ones included. */
  readonly isEmpty: boolean;
  readonly sampleFailed: boolean;
  readonly now: string;
  readonly scaleId: string;
  readonly currentUserId: string;
  readonly isAdmin: boolean;
  readonly actions: LibraryActions;
}) {
  const { actions, filter } = props;
  const router = useRouter();
  const scale = scaleById(props.scaleId) ?? defaultScale;
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const list = useMorePages(props.page, (cursor) => actions.more(filter, cursor));
  const close = () => setOpen({ kind: 'none' });

  useEffect(() => {
    if (props.sampleFailed)
      notify({ tone: 'warn', text: 'The sample could not be loaded. It can be loaded from here.' });
  }, [props.sampleFailed]);

  const isOver = useFileDrop((file) => {
    void readTextFile(file).then((read) => {
      if (read.ok) setOpen({ kind: 'import', file: read.value });
      else notify({ tone: 'bad', text: read.error });
    });
  });

  /** By the HTTP API: a text may be larger than a form's action takes. */
  const create = async (title: string, text: string | null): Promise<string | null> => {
    const made = await callApi('/api/v1/assessments', assessmentDto, {
      method: 'POST',
      body: { title, ...(text === null ? {} : { import: { format: 'text', content: text } }) },
    });
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

  return (
    <>
      <div className="title">
        <h1>Assessments</h1>
        <span className="push" />
        {props.isEmpty ? null : (
          <NewAssessmentMenu
            onBlank={() => setOpen({ kind: 'blank' })}
            onImport={() => setOpen({ kind: 'import', file: null })}
          />
        )}
      </div>
      {props.isEmpty ? (
        <LibraryEmpty
          isAdmin={props.isAdmin}
          scale={scale}
          onBlank={() => setOpen({ kind: 'blank' })}
          onImport={() => setOpen({ kind: 'import', file: null })}
          onSample={loadSample}
        />
      ) : (
        <>
          <FilterBar filter={filter} />
          {list.items.length === 0 ? (
            <NothingMatches filter={filter} otherwise={props.otherwise} />
          ) : (
            <AssessmentTable
              assessments={list.items}
              now={props.now}
              actions={{
                share: (assessment) => setOpen({ kind: 'share', assessment }),
                archive: (assessment) => void archive(assessment),
                unarchive: (assessment) => void unarchive(assessment),
              }}
            />
          )}
          {list.moreButton}
        </>
      )}
      {open.kind === 'blank' ? <BlankDialog onClose={close} create={(title) => create(title, null)} /> : null}
      {open.kind === 'import' ? <ImportDialog scale={scale} file={open.file} onClose={close} create={create} /> : null}
      {open.kind === 'share' ? (
        <ShareDialog
          assessmentId={open.assessment.id}
          title={open.assessment.title}
          canChange={mayOnAssessment(
            { scopes: ['write'] },
            open.assessment.role,
            'members.change',
            open.assessment.archivedAt === null ? 'draft' : 'archived',
          )}
          currentUserId={props.currentUserId}
          onClose={close}
        />
      ) : null}
      {isOver ? <div className="dropping">Drop the text file to see what it becomes</div> : null}
    </>
  );
}
