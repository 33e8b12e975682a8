'use client';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { mayOnAssessment } from '@/lib/domain/policy.ts';
import { unreachable } from '@/lib/domain/result.ts';
import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import type { LibraryDto } from '@/lib/protocol/libraryDto.ts';
import type { TemplateDto } from '@/lib/protocol/templateDto.ts';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { notify } from '../ui/notify.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import type { Beginning } from './NewAssessmentMenu.tsx';
import { NewDialog } from './NewDialog.tsx';
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx';
import { TemplatesDialog } from './TemplatesDialog.tsx';
import type { NewAssessment } from './useLibraryChanges.ts';

/** Which dialog of the library is open. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly beginning: Beginning }
  | { readonly kind: 'import'; readonly file: File | null }
  | { readonly kind: 'templates' }
  | { readonly kind: 'share' | 'details' | 'template'; readonly assessment: AssessmentDto };

type DialogsProps = {
  readonly open: OpenDialog;
  readonly scale: Scale;
  readonly library: LibraryDto;
  readonly templates: readonly TemplateDto[];
  readonly currentUserId: string;
  readonly create: (body: NewAssessment) => Promise<string | null>;
  readonly onChanged: (assessment: AssessmentDto) => void;
  /** Something but the list changed: what the server knows is asked for anew. */
  readonly onRefresh: () => void;
  readonly onClose: () => void;
};

/** The dialog that is open, if any. */
export function LibraryDialogs(props: DialogsProps) {
  const { open, onClose, onRefresh } = props;
  switch (open.kind) {
    case 'none':
      return null;
    case 'new':
      return (
        <NewDialog
          beginning={open.beginning}
          onClose={onClose}
          create={(title, template) => props.create({ title, template })}
        />
      );
    case 'import':
      return <ImportDialog scale={props.scale} file={open.file} onClose={onClose} create={props.create} />;
    case 'templates':
      return (
        <TemplatesDialog
          templates={props.templates}
          onClose={onClose}
          onRemoved={({ name }) => {
            onRefresh();
            notify({ tone: 'ok', text: `The template “${name}” is removed.` });
          }}
        />
      );
    case 'share':
      return <Share assessment={open.assessment} currentUserId={props.currentUserId} onClose={onClose} />;
    case 'details':
      return (
        <DetailsDialog
          assessment={open.assessment}
          topics={props.library.topics.map(({ topic }) => topic)}
          onClose={onClose}
          onChanged={(changed) => {
            onClose();
            props.onChanged(changed);
            onRefresh();
          }}
        />
      );
    case 'template':
      return (
        <SaveTemplateDialog
          assessment={open.assessment}
          onClose={onClose}
          onSaved={(name) => {
            onClose();
            onRefresh();
            notify({ tone: 'ok', text: `“${name}” is among the saved templates of New assessment.` });
          }}
        />
      );
    default:
      return unreachable(open);
  }
}

function Share(props: {
  readonly assessment: AssessmentDto;
  readonly currentUserId: string;
  readonly onClose: () => void;
}) {
  const { id, title, role, archivedAt } = props.assessment;
  const state = archivedAt === null ? 'draft' : 'archived';
  return (
    <ShareDialog
      assessmentId={id}
      title={title}
      canChange={mayOnAssessment({ scopes: ['write'] }, role, 'members.change', state)}
      currentUserId={props.currentUserId}
      onClose={props.onClose}
    />
  );
}
