'use client';
import { outcomeNames } from '@/lib/domain/ledger/outcome.ts';
import { longDateWords } from '@/lib/domain/text/dateWords.ts';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { nameOf, percentWords, scoreWords } from './ledgerWords.ts';

/** What was recorded of a judgment, by whom, and how it is scored. */
export function OutcomeRecord({ entry, onClose }: { readonly entry: LedgerEntryDto; readonly onClose: () => void }) {
  const { outcome, brier, probability, isImputed } = entry;
  if (outcome === null) return null;
  return (
    <Dialog open onOpenChange={onClose} title={`${nameOf(entry)}: ${outcomeNames[outcome]}`} width={560}>
      <p className="led-quote" dir="auto">
        {entry.statement}
      </p>
      <dl className="led-facts">
        <dt>Known since</dt>
        <dd>{longDateWords(entry.resolvedAt ?? '')}</dd>
        <dt>Recorded by</dt>
        <dd>{entry.resolvedBy}</dd>
        <dt>Evidence</dt>
        <dd dir="auto">{entry.evidence}</dd>
        {entry.link === null ? null : (
          <>
            <dt>Link</dt>
            <dd>
              <a href={entry.link} target="_blank" rel="noopener noreferrer nofollow">
                {entry.link}
              </a>
            </dd>
          </>
        )}
        <dt>Brier</dt>
        <dd>
          {brier === null
            ? 'Not scored.'
            : `${scoreWords(brier)}, from ${percentWords(probability)}${isImputed ? ', the middle of the stated range (imputed)' : ', the author’s own number'}.`}
        </dd>
      </dl>
      <div className="acts end">
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
