'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, type ReactNode } from 'react';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { EvidencePanel } from '../argument/EvidencePanel.tsx';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';
import type { CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { EstimatesOfBlock } from '../estimates/EstimatesOfBlock.tsx';
import { JudgmentHistory } from '../../ledger/JudgmentHistory.tsx';
import { ChecksPanel } from '../checks/ChecksPanel.tsx';
import { useOpenCount } from '../checks/useBoard.ts';
import type { DraftFacts } from '../outline/useDraftFacts.ts';
import type { PageActs } from '../palette/PageNow.ts';
import { SourcesPanel } from '../sources/SourcesPanel.tsx';
import { useComments } from '../threads/useComments.tsx';
import { DetailsPanel, type AssessmentDetails } from './DetailsPanel.tsx';
import type { SideTab } from './SidePanel.tsx';

/** The tabs beside the paper. */
export function useSideTabs(props: {
  readonly assessment: AssessmentDetails;
  readonly editor: Editor | null;
  readonly settings: PaperSettings;
  readonly facts: DraftFacts;
  readonly role: AssessmentRole;
  readonly connection: DraftConnection | null;
  readonly mayWrite: boolean;
  readonly isEditable: boolean;
  readonly mode: WorkMode;
  readonly act: PageActs;
  readonly phase: CheckPhase;
  /** A place in the text is about to be shown: on a phone the sheet over it closes. */
  readonly onShowText: () => void;
  readonly onJump: (id: string) => void;
  readonly onChangeScale: () => void;
  /** What the paper's marking is and how it is changed. */
  readonly marking: ReactNode;
  readonly me: { readonly userId: string; readonly name: string };
  readonly isArchived: boolean;
}): readonly SideTab[] {
  const { facts } = props;
  const openFindings = useOpenCount(props.editor);
  const { act } = props;
  const comments = useComments({
    assessmentId: props.assessment.id,
    editor: props.editor,
    connection: props.connection,
    me: props.me,
    role: props.role,
    isArchived: props.isArchived,
    mayDecide: props.isEditable || (props.mayWrite && props.mode === 'suggesting'),
    mode: props.mode,
    onMode: act.setMode,
    onShowTab: useCallback(() => act.sideTab('comments'), [act]),
    onShowText: props.onShowText,
  });
  return [
    comments,
    {
      id: 'evidence',
      name: 'Evidence',
      body: (
        <>
          <EvidencePanel editor={props.editor} isEditable={props.isEditable} onJump={props.onJump} />
          <EstimatesOfBlock
            editor={props.editor}
            assessmentId={props.assessment.id}
            role={props.role}
            connection={props.connection}
            settings={props.settings}
            isEditable={props.isEditable}
          />
          <JudgmentHistory editor={props.editor} assessmentId={props.assessment.id} connection={props.connection} />
        </>
      ),
    },
    {
      id: 'sources',
      name: 'Sources',
      body: <SourcesPanel editor={props.editor} isEditable={props.isEditable} onJump={props.onJump} />,
    },
    {
      id: 'checks',
      name: 'Checks',
      ...(openFindings === null ? {} : { count: openFindings }),
      body: (
        <ChecksPanel
          editor={props.editor}
          assessmentId={props.assessment.id}
          phase={props.phase}
          isEditable={props.isEditable}
          mayChoose={props.role === 'owner' && props.isEditable}
          onShow={props.onShowText}
        />
      ),
    },
    {
      id: 'details',
      name: 'Details',
      body: (
        <DetailsPanel
          assessment={props.assessment}
          settings={props.settings}
          rows={facts.rows}
          counts={facts.counts}
          mayWrite={props.mayWrite}
          onShare={props.act.share}
          onChangeScale={props.isEditable ? props.onChangeScale : null}
          marking={props.marking}
        />
      ),
    },
  ];
}
