import { scales } from '@/lib/domain/likelihood/scaleById.ts';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerScaleOf } from '../ui/rulerScaleOf.ts';

/** The term with its range, and where that lies. */
export function StatedLikelihood({ entry }: { readonly entry: LedgerEntryDto }) {
  const scale = scales.find(({ id }) => id === entry.scale);
  const range = { low: entry.bounds.low * 100, high: entry.bounds.high * 100 };
  return (
    <>
      <span className="term">
        {capitalised(entry.term)} <span className="muted num">{entry.range}</span>
      </span>
      <LikelihoodRuler range={range} {...(scale === undefined ? {} : { scale: rulerScaleOf(scale) })} />
    </>
  );
}
