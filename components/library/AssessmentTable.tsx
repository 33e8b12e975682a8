import { ArrowDown } from 'lucide-react';
import Link from 'next/link';
import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { FacePile } from '../ui/Avatar.tsx';
import { RowMenu, type RowActions } from './RowMenu.tsx';
import { StatusPill } from './StatusPill.tsx';

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** The list. On a phone each row is a card. */
export function AssessmentTable(props: {
  readonly assessments: readonly AssessmentDto[];
  readonly now: string;
  readonly actions: RowActions;
}) {
  return (
    <div className="box">
      <table className="rows cards" aria-label="Assessments">
        <colgroup>
          <col />
          <col className="w-status" />
          <col className="w-people" />
          <col className="w-role" />
          <col className="w-when" />
          <col className="w-menu" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Assessment</th>
            <th scope="col">Status and extent</th>
            <th scope="col">Authors</th>
            <th scope="col" className="wide">
              Your role
            </th>
            <th scope="col" aria-sort="descending">
              Last change <ArrowDown className="i s" />
            </th>
            <th scope="col">
              <span className="hide">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.assessments.map((assessment) => (
            <Row key={assessment.id} assessment={assessment} now={props.now} actions={props.actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { readonly assessment: AssessmentDto; readonly now: string; readonly actions: RowActions }) {
  const { assessment } = props;
  const archived = assessment.archivedAt !== null;
  return (
    <tr>
      <td className="c-title">
        {archived ? (
          <span className="t cut" dir="auto">
            {assessment.title}
          </span>
        ) : (
          <Link className="t cut" href={`/a/${assessment.id}`} dir="auto" title={assessment.title}>
            {assessment.title}
          </Link>
        )}
        <span className="m">{assessment.reference}</span>
      </td>
      <td className="c-status">
        <StatusPill status={assessment.status} archived={archived} />
        <span className="m">
          {counted(assessment.judgmentCount, 'judgment', 'judgments')} ·{' '}
          {counted(assessment.wordCount, 'word', 'words')}
        </span>
      </td>
      <td className="c-people">
        <FacePile people={assessment.authors} small most={3} />
      </td>
      <td className="c-role wide">{assessment.role.charAt(0).toUpperCase() + assessment.role.slice(1)}</td>
      <td className="c-when">
        <Ago time={assessment.changedAt} now={props.now} />
        <span className="m">
          <span className="cut">{assessment.changedBy?.name ?? ''}</span>
        </span>
      </td>
      <td className="c-menu">
        <RowMenu assessment={assessment} actions={props.actions} />
      </td>
    </tr>
  );
}
