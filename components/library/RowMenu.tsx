'use client';
import { Archive, Ellipsis, FolderOpen, Undo2, Users } from 'lucide-react';
import Link from 'next/link';
import { mayOnAssessment } from '@/lib/domain/policy.ts';
import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { Menu, MenuItem, MenuLink } from '../ui/Menu.tsx';

export type RowActions = {
  readonly share: (assessment: AssessmentDto) => void;
  readonly archive: (assessment: AssessmentDto) => void;
  readonly unarchive: (assessment: AssessmentDto) => void;
};

/** A signed-in person acts with all scopes; the server decides again. */
const person = { scopes: ['read', 'write', 'admin'] } as const;

/** What can be done with one assessment of the list; only what the person's role allows. */
export function RowMenu(props: { readonly assessment: AssessmentDto; readonly actions: RowActions }) {
  const { assessment, actions } = props;
  const state = assessment.archivedAt === null ? 'draft' : 'archived';
  const may = (action: Parameters<typeof mayOnAssessment>[2]) =>
    mayOnAssessment(person, assessment.role, action, state);
  return (
    <Menu
      trigger={
        <button type="button" className="quiet square small" aria-label={`Actions for ${assessment.title}`}>
          <Ellipsis className="i" />
        </button>
      }
    >
      {may('draft.join') ? (
        <MenuLink
          link={
            <Link href={`/a/${assessment.id}`}>
              <FolderOpen className="i" />
              Open
            </Link>
          }
        />
      ) : null}
      {may('members.read') ? (
        <MenuItem icon={<Users className="i" />} onSelect={() => actions.share(assessment)}>
          {may('members.change') ? 'Share' : 'See who has access'}
        </MenuItem>
      ) : null}
      {may('assessment.archive') ? (
        <MenuItem icon={<Archive className="i" />} onSelect={() => actions.archive(assessment)}>
          Archive
        </MenuItem>
      ) : null}
      {may('assessment.unarchive') ? (
        <MenuItem icon={<Undo2 className="i" />} onSelect={() => actions.unarchive(assessment)}>
          Bring back
        </MenuItem>
      ) : null}
    </Menu>
  );
}
