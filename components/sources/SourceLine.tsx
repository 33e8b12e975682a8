import { CircleAlert, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import type { SourceDto } from '@/lib/protocol/sourceDto.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { reliabilityLine } from '../editor/sources/SourceItem.tsx';
import { Pill } from '../ui/Pill.tsx';

/** One record in the list. */
export function SourceLine(props: { readonly record: SourceDto; readonly address: string }) {
  const { record, address } = props;
  return (
    <tr>
      <th scope="row">
        <b className="cut" dir="auto" title={record.title}>
          {record.title}
        </b>
        {record.originator === null ? null : <span className="muted xs cut">{record.originator}</span>}
      </th>
      <td data-label="Reliability">{reliabilityLine(record.reliability)}</td>
      <td data-label="Published" className="num">
        {record.published === null ? <span className="muted">–</span> : dateWords(record.published)}
      </td>
      <td data-label="Used in" className="num">
        {usesWords(record.uses)}
      </td>
      <td data-label="State">
        {record.recalled === null ? (
          <Pill icon={<CircleCheck className="i" />}>Stands</Pill>
        ) : (
          <Pill tone="bad" icon={<CircleAlert className="i" />}>
            Recalled
          </Pill>
        )}
      </td>
      <td>
        <Link className="btn small" href={address} scroll={false}>
          Open<span className="hide"> {record.title}</span>
        </Link>
      </td>
    </tr>
  );
}

const usesWords = (uses: number): string =>
  uses === 0 ? 'No paper of yours' : `${uses} ${uses === 1 ? 'paper' : 'papers'}`;
