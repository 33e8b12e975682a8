'use client';
import { useEffect, useState } from 'react';
import { defaultScale, scaleById } from '@/lib/domain/likelihood/scaleById.ts';
import type { AssessmentPageDto } from '@/lib/protocol/assessmentDto.ts';
import type { LibraryDto } from '@/lib/protocol/libraryDto.ts';
import type { TemplateDto } from '@/lib/protocol/templateDto.ts';
import { useFileDrop } from '../import/useFileDrop.ts';
import { notify } from '../ui/notify.tsx';
import { useClock } from '../ui/useClock.ts';
import { useMorePages } from '../ui/useMorePages.tsx';
import { AssessmentTable } from './AssessmentTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import type { LibraryActions, LibraryFilter } from './LibraryActions.ts';
import { LibraryDialogs, type OpenDialog } from './LibraryDialogs.tsx';
import { LibraryEmpty } from './LibraryEmpty.tsx';
import { NeedsYou } from './NeedsYou.tsx';
import { NewAssessmentMenu } from './NewAssessmentMenu.tsx';
import { NothingMatches, type Otherwise } from './NothingMatches.tsx';
import { useLibraryChanges } from './useLibraryChanges.ts';

type LibraryProps = {
  readonly page: AssessmentPageDto;
  readonly library: LibraryDto;
  readonly templates: readonly TemplateDto[];
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
};

/** What needs the person, the list of assessments, and the ways to begin one. */
export function Library(props: LibraryProps) {
  const { actions, filter, library, templates } = props;
  const [open, setOpen] = useState<OpenDialog>({ kind: 'none' });
  const list = useMorePages(props.page, (cursor) => actions.more(filter, cursor));
  const changes = useLibraryChanges(actions);
  const scale = scaleById(props.scaleId) ?? defaultScale;
  const beginImport = () => setOpen({ kind: 'import', file: null });
  const beginNew = (beginning: { readonly id: string; readonly name: string }) => setOpen({ kind: 'new', beginning });

  useEffect(() => {
    if (props.sampleFailed)
      notify({ tone: 'warn', text: 'The sample could not be loaded. It can be loaded from here.' });
  }, [props.sampleFailed]);

  // While the import is open it takes what is dropped itself.
  const isOver = useFileDrop((file) => {
    if (open.kind !== 'import') setOpen({ kind: 'import', file });
  });

  return (
    <>
      <div className="title">
        <h1>My work</h1>
        <Today now={props.now} />
        <span className="push" />
        {props.isEmpty ? null : (
          <NewAssessmentMenu
            templates={templates}
            onTemplate={beginNew}
            onImport={beginImport}
            onManage={() => setOpen({ kind: 'templates' })}
          />
        )}
      </div>
      {props.isEmpty ? (
        <LibraryEmpty
          isAdmin={props.isAdmin}
          scale={scale}
          onTemplate={beginNew}
          onImport={beginImport}
          onSample={changes.loadSample}
        />
      ) : (
        <>
          <NeedsYou
            candidates={library.candidates}
            notices={library.notices}
            userId={props.currentUserId}
            now={props.now}
            onDismiss={props.actions.dismiss}
          />
          <FilterBar filter={filter} library={library} />
          {list.items.length === 0 ? (
            <NothingMatches
              filter={filter}
              authorName={library.authors.find(({ userId }) => userId === filter.author)?.name ?? 'that person'}
              otherwise={props.otherwise}
            />
          ) : (
            <AssessmentTable
              assessments={list.items}
              filter={filter}
              now={props.now}
              actions={{
                share: (assessment) => setOpen({ kind: 'share', assessment }),
                details: (assessment) => setOpen({ kind: 'details', assessment }),
                saveAsTemplate: (assessment) => setOpen({ kind: 'template', assessment }),
                archive: (assessment) => void changes.archive(assessment),
                unarchive: (assessment) => void changes.unarchive(assessment),
              }}
            />
          )}
          {list.moreButton}
        </>
      )}
      <LibraryDialogs
        open={open}
        scale={scale}
        library={library}
        templates={templates}
        currentUserId={props.currentUserId}
        create={changes.create}
        onChanged={list.replace}
        onRefresh={changes.refresh}
        onClose={() => setOpen({ kind: 'none' })}
      />
      {isOver && open.kind !== 'import' ? <div className="dropping">Drop the file to see what it becomes</div> : null}
    </>
  );
}

function Today(props: { readonly now: string }) {
  const { now, timeZone } = useClock(props.now);
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(now);
  return <span className="muted sm today">{words.replace(',', '')}</span>;
}
