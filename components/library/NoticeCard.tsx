'use client';
import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { NoticeDto } from '@/lib/protocol/sourceDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notify.tsx';
import { Pill } from '../ui/Pill.tsx';

/** A source that an assessment of the person cites was recalled: which, why, what rests on it, and the first step. */
export function NoticeCard(props: {
  readonly notice: NoticeDto;
  readonly onDismiss: (id: string) => Promise<Answer<null>>;
}) {
  const { notice } = props;
  const { assessment, source, judgments } = notice;
  const [isGone, setGone] = useState(false);
  if (isGone) return null;
  const dismiss = async () => {
    const answer = await asked(() => props.onDismiss(notice.id));
    if (answer.ok) setGone(true);
    else notify({ tone: 'bad', text: answer.error.message });
  };
  const resting =
    judgments.length === 0 ? '' : `${judgments.join(', ')} ${judgments.length === 1 ? 'rests' : 'rest'} on it. `;
  const line = `${resting}“${source.title}”: ${notice.reason}`;
  const hash = notice.blockId === null ? '' : `#${encodeURIComponent(notice.blockId)}`;
  return (
    <li className="need">
      <Pill tone="bad" icon={<CircleAlert className="i" />}>
        Source recalled
      </Pill>
      <b className="cut" title={assessment.title} dir="auto">
        {assessment.title}
      </b>
      <span className="why" dir="auto" title={`${line} (${notice.by})`}>
        {line}
      </span>
      <span className="act">
        <Link className="btn small" href={`/a/${assessment.id}${hash}`}>
          See what rests on it<span className="hide">: {assessment.title}</span>
        </Link>
        <Button small look="quiet" onClick={() => void dismiss()}>
          Dismiss
          <span className="hide">
            {' '}
            the recall of {source.title} in {assessment.title}
          </span>
        </Button>
      </span>
    </li>
  );
}
