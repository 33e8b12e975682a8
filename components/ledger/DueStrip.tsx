import { Hourglass } from 'lucide-react';
import Link from 'next/link';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import { Button } from '../ui/Button.tsx';
import { ledgerAddress } from './ledgerAddress.ts';
import { nameOf, pastWords } from './ledgerWords.ts';
import { StatedLikelihood } from './StatedLikelihood.tsx';

/** What is past its horizon and has no outcome: the longest waiting, each with its next step, and the way to the others. */
export function DueStrip(props: {
  /** The first of them. */
  readonly due: readonly LedgerEntryDto[];
  readonly count: number;
  readonly today: string;
  readonly onResolve: (entry: LedgerEntryDto) => void;
  readonly onAsk: (entry: LedgerEntryDto) => void;
}) {
  const { due, count, today } = props;
  if (count === 0) return null;
  return (
    <section className="over" aria-labelledby="due-title">
      <h2 id="due-title">
        <Hourglass className="i bad-t" />
        {count === 1
          ? '1 judgment is past its horizon and has no outcome'
          : `${count} judgments are past their horizon and have no outcome`}
        {count > due.length ? (
          <Link className="push" href={ledgerAddress({ state: 'due' })} scroll={false}>
            Show all {count}
          </Link>
        ) : null}
      </h2>
      <ul>
        {due.map((entry) => (
          <li key={entry.id}>
            <span className="m">
              <span className="id">{entry.label}</span>
              <span className="cut">
                {entry.reference} v{entry.number}
              </span>
              <span className="past bad-t push">
                <Hourglass className="i s" /> {pastWords(entry.horizonEnd ?? today, today)}
              </span>
            </span>
            <span className="two" dir="auto" title={entry.statement}>
              {entry.statement}
            </span>
            <span className="m stated">
              <StatedLikelihood entry={entry} />
              <NextStep entry={entry} onResolve={props.onResolve} onAsk={props.onAsk} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the person can do about a judgment without an outcome. */
export function NextStep(props: {
  readonly entry: LedgerEntryDto;
  /** Whether it is being resolved just now. */
  readonly isOpen?: boolean;
  readonly onResolve: (entry: LedgerEntryDto) => void;
  readonly onAsk: (entry: LedgerEntryDto) => void;
}) {
  const { entry, isOpen } = props;
  const about = <span className="hide">: {nameOf(entry)}</span>;
  if (entry.mayResolve)
    return (
      <Button
        small
        className="push"
        look={isOpen === true ? 'primary' : entry.standing === 'due' ? 'plain' : 'quiet'}
        {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
        onClick={() => props.onResolve(entry)}
      >
        {entry.standing === 'due' ? 'Resolve' : 'Resolve early'}
        {about}
      </Button>
    );
  if (entry.mayAsk && entry.standing === 'due')
    return (
      <Button small className="push" onClick={() => props.onAsk(entry)}>
        {entry.asked === null ? 'Ask someone' : 'Ask someone else'}
        {about}
      </Button>
    );
  return <span className="muted xs push">{entry.standing === 'due' ? 'Members record it' : 'Not yet due'}</span>;
}
