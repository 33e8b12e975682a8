'use client';
import { ArrowRight } from 'lucide-react';
import { reasonSentence } from '@/lib/domain/likelihood/conversion.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { labelOf, rangeLabel, termById } from '@/lib/domain/likelihood/scaleById.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';
import type { ChoiceRow, Decision } from './scaleChoices.ts';

const valueOf = (decided: Decision | null): string =>
  decided === null ? '' : decided.kind === 'term' ? `term ${decided.id}` : decided.kind;

function decisionOf(value: string): Decision {
  if (value === 'none' || value === 'stay') return { kind: value };
  return { kind: 'term', id: value.slice('term '.length) };
}

/** One judgment: what it says, its term before and after on one ruler, why, and a choice of another. */
export function ChoiceLine(props: {
  readonly row: ChoiceRow;
  readonly scale: Scale;
  /** Wordings of the labels before and after. */
  readonly before: string | undefined;
  readonly wording: string | undefined;
  readonly onDecide: (decision: Decision) => void;
}) {
  const { row, scale, wording } = props;
  const { judgment, conversion, decided } = row;
  const { from } = conversion;
  const to = decided?.kind === 'term' ? termById(scale, decided.id) : null;
  const isProposed = decided?.kind === 'term' && decided.id === conversion.to?.id;
  const why = `${judgment.blockId}-why`;
  const reason =
    decided === null || isProposed
      ? reasonSentence(conversion, wording)
      : decided.kind === 'stay'
        ? `It stays “${judgment.likelihood ?? ''}” and is shown as not on this scale until somebody chooses a term.`
        : 'Your choice.';
  return (
    <tr className={decided === null ? 'undecided' : ''}>
      <th scope="row">
        <span className="id">{judgment.label}</span>
        <span className="words">{judgment.text === '' ? 'Nothing written yet' : judgment.text}</span>
      </th>
      <td className="was">
        {from === null ? `“${judgment.likelihood ?? ''}”, not on the scale` : capitalised(labelOf(from, props.before))}{' '}
        {from === null ? null : <span className="n">{rangeLabel(from)}</span>}
      </td>
      <td className="on">
        <LikelihoodRuler
          range={to === null ? null : rulerRangeOf(to)}
          scale={rulerScaleOf(scale)}
          {...(from === null ? {} : { before: rulerRangeOf(from) })}
        />
        <ArrowRight className="i s" aria-hidden="true" />
      </td>
      <td className="to">
        <select
          aria-label={`${judgment.label} becomes`}
          aria-describedby={why}
          {...(decided === null ? { 'aria-invalid': true as const } : {})}
          value={valueOf(decided)}
          onChange={(event) => props.onDecide(decisionOf(event.currentTarget.value))}
        >
          {decided === null ? (
            <option value="" disabled>
              Decide…
            </option>
          ) : null}
          {scale.terms.map((term) => (
            <option key={term.id} value={`term ${term.id}`}>
              {capitalised(labelOf(term, wording))} {rangeLabel(term)}
            </option>
          ))}
          <option value="none">No likelihood</option>
          {conversion.reason.kind === 'unchanged' ? null : (
            <option value="stay">Leave as it is, not on this scale</option>
          )}
        </select>
        <p className="hint" id={why}>
          {reason}
        </p>
      </td>
    </tr>
  );
}
