import Link from 'next/link';
import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { FacePile } from '../ui/Avatar.tsx';
import { roleWords } from '../share/roleWords.ts';
import { DaysLeft, DueCell } from './DueCell.tsx';
import { Progress } from './Progress.tsx';
import { RowMenu, undoDays, type RowActions } from './RowMenu.tsx';
import { StatusPill } from './StatusPill.tsx';

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** One assessment of the list. */
export function AssessmentRow(props: {
  readonly assessment: AssessmentDto;
  readonly now: string;
  readonly actions: RowActions;
}) {
  const { assessment, now } = props;
  const { archivedAt } = assessment;
  return (
    <tr>
      <td className="c-title">
        {archivedAt === null ? (
          <Link className="t cut" href={`/a/${assessment.id}`} dir="auto" title={assessment.title}>
            {assessment.title}
          </Link>
        ) : (
          <span className="t cut" dir="auto">
            {assessment.title}
          </span>
        )}
        <span className="m">
          <span>{assessment.reference}</span>
          {assessment.topic === '' ? null : <span className="cut">{assessment.topic}</span>}
          <YourRole assessment={assessment} />
        </span>
      </td>
      <td className="c-status">
        <StatusPill status={assessment.status} archived={archivedAt !== null} />
        <Progress begun={assessment.sectionsBegun} sections={assessment.sectionCount} />
      </td>
      <td className="c-people">
        <FacePile people={assessment.authors} small most={3} />
      </td>
      <td className="c-extent num">
        {counted(assessment.judgmentCount, 'judgment', 'judgments')}
        <span className="m">{counted(assessment.wordCount, 'word', 'words')}</span>
      </td>
      <td className="c-when">
        <Ago time={assessment.changedAt} now={now} />
        <span className="m">
          <span className="cut">{assessment.changedBy?.name ?? ''}</span>
        </span>
      </td>
      <td className="c-due">
        {archivedAt === null ? (
          <DueCell dueAt={assessment.dueAt} now={now} />
        ) : (
          <DaysLeft archivedAt={archivedAt} now={now} undoDays={undoDays} />
        )}
      </td>
      <td className="c-menu">
        <RowMenu assessment={assessment} now={now} actions={props.actions} />
      </td>
    </tr>
  );
}

/** Said to everybody aloud, and shown to who does not write: that is what would surprise. */
function YourRole(props: { readonly assessment: AssessmentDto }) {
  const { role } = props.assessment;
  const { name, may } = roleWords(role);
  const writes = role === 'owner' || role === 'editor';
  return (
    <span className={writes ? 'hide' : undefined} title={may}>
      <span className="hide">Your role: </span>
      {name}
    </span>
  );
}
