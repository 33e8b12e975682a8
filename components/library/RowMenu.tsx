'use client';
import { Archive, CalendarClock, Ellipsis, FolderOpen, LayoutTemplate, Undo2, Users } from 'lucide-react';
import Link from 'next/link';
import { mayOnAssessment } from '@/lib/domain/policy.ts';
import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { Menu, MenuItem, MenuLink, MenuRule } from '../ui/Menu.tsx';
import { daysLeftWords } from './dueWords.ts';

export type RowActions = {
  readonly share: (assessment: AssessmentDto) => void;
  readonly details: (assessment: AssessmentDto) => void;
  readonly saveAsTemplate: (assessment: AssessmentDto) => void;
  readonly archive: (assessment: AssessmentDto) => void;
  readonly unarchive: (assessment: AssessmentDto) => void;
};

/** How long archiving can be undone, days; the server's `undoArchiveDays`. */
export const undoDays = 30;

/** A signed-in person acts with all scopes; the server decides again. */
const person = { scopes: ['read', 'write', 'admin'] } as const;

/** What can be done with one assessment of the list; only what the person's role allows. */
export function RowMenu(props: {
  readonly assessment: AssessmentDto;
  readonly now: string;
  readonly actions: RowActions;
}) {
  const { assessment, actions } = props;
  const { archivedAt } = assessment;
  const state = archivedAt === null ? 'draft' : 'archived';
  const may = (action: Parameters<typeof mayOnAssessment>[2]) =>
    mayOnAssessment(person, assessment.role, action, state);
  const isGone =
    archivedAt !== null && daysLeftWords(new Date(archivedAt), new Date(props.now), undoDays).tone === 'bad';
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
      {may('assessment.change') ? (
        <MenuItem icon={<CalendarClock className="i" />} onSelect={() => actions.details(assessment)}>
          Due date and topic
        </MenuItem>
      ) : null}
      {may('draft.read') ? (
        <MenuItem icon={<LayoutTemplate className="i" />} onSelect={() => actions.saveAsTemplate(assessment)}>
          Save as a template
        </MenuItem>
      ) : null}
      {may('assessment.archive') ? (
        <>
          <MenuRule />
          <MenuItem icon={<Archive className="i" />} onSelect={() => actions.archive(assessment)}>
            Archive
          </MenuItem>
        </>
      ) : null}
      {may('assessment.unarchive') ? (
        <MenuItem
          icon={<Undo2 className="i" />}
          onSelect={() => actions.unarchive(assessment)}
          {...(isGone ? { blocked: `Archived more than ${undoDays} days ago` } : {})}
        >
          Bring back
        </MenuItem>
      ) : null}
    </Menu>
  );
}
