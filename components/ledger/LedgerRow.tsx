import { Hourglass, UserRound } from 'lucide-react';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import { capitalised } from '../ui/capitalised.ts';
import { ConfidenceTicks } from '../ui/ConfidenceTicks.tsx';
import { Button } from '../ui/Button.tsx';
import { stepsOf } from '../editor/blocks/confidence.ts';
import { NextStep } from './DueStrip.tsx';
import { nameOf, pastWords, readingPlace, scoreWords } from './ledgerWords.ts';
import { OutcomeWord } from './OutcomeWord.tsx';
import { StatedLikelihood } from './StatedLikelihood.tsx';

/** One judgment: what was stated, until when, and what came. */
export function LedgerRow(props: {
  readonly entry: LedgerEntryDto;
  readonly isOpen: boolean;
  readonly today: string;
  readonly onResolve: (entry: LedgerEntryDto) => void;
  readonly onAsk: (entry: LedgerEntryDto) => void;
  readonly onRecord: (entry: LedgerEntryDto) => void;
}) {
  const { entry, isOpen, today } = props;
  return (
    <tr className={isOpen ? 'open' : undefined} id={`judgment-${entry.id}`}>
      <td className="led-what">
        <a className="t" href={readingPlace(entry)} dir="auto" title={entry.statement}>
          {entry.statement}
        </a>
        <span className="m">
          <span className="id">{entry.label}</span>
          <span className="cut">
            {entry.reference} v{entry.number}
            {entry.isRetracted ? ' · version retracted' : ''}
          </span>
        </span>
        {entry.outcome === null && entry.asked !== null ? (
          <span className="m">
            <UserRound className="i s" />
            <span className="cut">{entry.asked.name} was asked</span>
          </span>
        ) : null}
      </td>
      <td data-label="Stated">
        <StatedLikelihood entry={entry} />
      </td>
      <td data-label="Confidence" className="nowrap">
        {entry.confidence === null ? (
          <span className="muted">Not stated</span>
        ) : (
          <span>
            <ConfidenceTicks steps={stepsOf(entry.confidence)} /> {capitalised(entry.confidence)}
          </span>
        )}
      </td>
      <td data-label="Horizon" className="nowrap">
        <span className={entry.horizon === null ? 'muted' : undefined}>
          {entry.horizon === null ? 'None' : dateWords(entry.horizon)}
        </span>
        {entry.standing === 'due' && entry.horizonEnd !== null ? (
          <span className="m past bad-t">
            <Hourglass className="i s" />
            {pastWords(entry.horizonEnd, today)}
          </span>
        ) : null}
      </td>
      <td data-label="Outcome">
        <OutcomeWord entry={entry} />
      </td>
      <td data-label="Brier" className="num">
        <Brier entry={entry} />
      </td>
      <td className="led-do">
        {entry.outcome === null ? (
          <NextStep entry={entry} isOpen={isOpen} onResolve={props.onResolve} onAsk={props.onAsk} />
        ) : (
          <Button small look="quiet" onClick={() => props.onRecord(entry)}>
            Record<span className="hide"> of the outcome: {nameOf(entry)}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

function Brier({ entry: { brier, isImputed, outcome } }: { readonly entry: LedgerEntryDto }) {
  if (brier === null) return <span className="muted">{outcome === null ? 'Open' : 'Not scored'}</span>;
  return (
    <>
      <span>{scoreWords(brier)}</span>
      {isImputed ? <span className="m">imputed</span> : null}
    </>
  );
}
