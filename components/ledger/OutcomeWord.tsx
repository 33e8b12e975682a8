import { Ban, Circle, CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { outcomeNames } from '@/lib/domain/ledger/outcome.ts';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';

const looks = {
  yes: { Icon: CircleCheck, tone: 'ok-t' },
  no: { Icon: CircleX, tone: 'bad-t' },
  annulled: { Icon: Ban, tone: 'muted' },
  unresolvable: { Icon: CircleHelp, tone: 'muted' },
} as const;

/** How a judgment turned out: an icon and a word. */
export function OutcomeWord({ entry: { outcome, standing } }: { readonly entry: LedgerEntryDto }) {
  if (outcome === null)
    return (
      <span className="say muted">
        <Circle className="i" />
        {standing === 'withdrawn' ? 'Retracted' : 'Unresolved'}
      </span>
    );
  const { Icon, tone } = looks[outcome];
  return (
    <span className={`say ${tone}`}>
      <Icon className="i" />
      {outcomeNames[outcome]}
    </span>
  );
}
