import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { CardTable } from '../ui/CardTable.tsx';
import { AssessmentRow } from './AssessmentRow.tsx';
import type { LibraryFilter } from './LibraryActions.ts';
import type { RowActions } from './RowMenu.tsx';
import { SortHead } from './SortHead.tsx';

const widths = ['w-progress', 'w-people', 'w-extent', 'w-when', 'w-due', 'w-menu'];

/** The list, ordered by any column that has an order. */
export function AssessmentTable(props: {
  readonly assessments: readonly AssessmentDto[];
  readonly filter: LibraryFilter;
  readonly now: string;
  readonly actions: RowActions;
}) {
  const { filter } = props;
  return (
    <CardTable
      label="Assessments"
      className="library"
      widths={widths}
      heads={
        <>
          <SortHead filter={filter} column="title">
            Assessment
          </SortHead>
          <SortHead filter={filter} column="progress">
            Status and progress
          </SortHead>
          <th scope="col" className="c-people">
            Authors
          </th>
          <SortHead filter={filter} column="words" className="c-extent">
            Extent
          </SortHead>
          <SortHead filter={filter} column="changed">
            Last change
          </SortHead>
          {filter.archived ? (
            <th scope="col">Can be undone</th>
          ) : (
            <SortHead filter={filter} column="due">
              Due
            </SortHead>
          )}
        </>
      }
    >
      {props.assessments.map((assessment) => (
        <AssessmentRow key={assessment.id} assessment={assessment} now={props.now} actions={props.actions} />
      ))}
    </CardTable>
  );
}
