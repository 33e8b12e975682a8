'use client';
import './publish.css';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { mayOnAssessment, tokenScopes, type AssessmentRole } from '@/lib/domain/policy.ts';
import type { PublishedStateDto } from '@/lib/protocol/publicationDto.ts';
import type { DraftConnection } from '../editor/connection/DraftConnection.ts';
import { usePending } from '../editor/connection/usePending.ts';
import { useSetLater, type DoneLater } from '../editor/shell/useDoneLater.ts';
import { notify } from '../ui/notify.tsx';
import type { Mend } from './gateRows.ts';
import { PublicationsDialog } from './PublicationsDialog.tsx';
import { readPublishedState } from './publishClient.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { PublishedPill } from './PublishedPill.tsx';

/** What the editor's page has of publishing: the pill, the dialogs, and how they are opened. */
export type PublishingTools = {
  readonly pill: ReactNode;
  readonly dialog: ReactNode;
  /** Null where one may not publish. */
  readonly onPublish: (() => void) | null;
  /** Null where nothing has been published. */
  readonly onPublications: (() => void) | null;
  /** Whether publishing is what comes next. */
  readonly isNext: boolean;
};

/** Reads what was published, keeps it true while the page is open, and holds the dialogs. */
export function usePublishing(props: {
  readonly assessment: { readonly id: string; readonly status: string; readonly isArchived: boolean };
  readonly title: string;
  readonly role: AssessmentRole;
  readonly myName: string;
  readonly connection: DraftConnection | null;
  readonly review: { readonly onRequest: (() => void) | null; readonly isStale: boolean };
  readonly jump: (blockId: string) => void;
  readonly act: { readonly sideTab: (tab: string) => void; readonly publishing: DoneLater };
}): PublishingTools {
  const { assessment, role, connection } = props;
  const { id, isArchived } = assessment;
  const router = useRouter();
  const [state, setState] = useState<PublishedStateDto | null>(null);
  const [open, setOpen] = useState<'publish' | 'published' | null>(null);
  const read = useCallback(async () => {
    const answer = await readPublishedState(id);
    if (answer.ok) setState(answer.value);
  }, [id]);
  useEffect(() => {
    const first = setTimeout(() => void read(), 0);
    const stop = connection?.onNews((topic) => {
      if (topic === null || topic === 'publications' || topic === 'rounds') void read();
    });
    return () => {
      clearTimeout(first);
      stop?.();
    };
  }, [read, connection]);
  const unsaved = usePending(connection, open === 'publish');

  const may = (action: 'publications.make' | 'publications.retract' | 'rounds.read'): boolean =>
    mayOnAssessment({ scopes: tokenScopes }, role, action, isArchived ? 'archived' : 'draft');
  const mend = (what: Mend): void => {
    if (what.kind === 'round') router.push(`/a/${id}/review/${what.roundId}`);
    setOpen(null);
    if (what.kind === 'ask') props.review.onRequest?.();
    if (what.kind === 'tab') props.act.sideTab(what.tab);
    if (what.kind === 'block') props.jump(what.blockId);
  };
  const onPublish = may('publications.make') ? () => setOpen('publish') : null;
  useSetLater(props.act.publishing, onPublish);
  const status = state?.status ?? assessment.status;
  return {
    pill: (
      <PublishedPill
        state={state}
        status={assessment.status}
        isArchived={isArchived}
        isStale={props.review.isStale}
        onOpen={() => setOpen('published')}
      />
    ),
    dialog:
      open === 'publish' ? (
        <PublishDialog
          assessmentId={id}
          myName={props.myName}
          unsaved={unsaved}
          connection={connection}
          onMend={mend}
          onClose={() => setOpen(null)}
          onPublished={({ number }) => {
            setOpen(null);
            void read();
            router.refresh();
            notify({ tone: 'ok', text: `Version ${number} is published.` });
          }}
        />
      ) : open === 'published' ? (
        <PublicationsDialog
          assessmentId={id}
          title={props.title}
          mayRetract={may('publications.retract')}
          maySeeRounds={may('rounds.read')}
          onClose={() => setOpen(null)}
          onRetracted={() => void read()}
        />
      ) : null,
    onPublish,
    onPublications: state !== null && state.number !== null ? () => setOpen('published') : null,
    isNext: status === 'approved',
  };
}
