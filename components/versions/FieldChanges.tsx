import { ArrowRight } from 'lucide-react';
import { termById } from '@/lib/domain/likelihood/scaleById.ts';
import type { BlockDiffDto } from '@/lib/protocol/versionDto.ts';
import { ConfidenceTicks } from '../ui/ConfidenceTicks.tsx';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';
import { fieldName, valueWords, type DiffReading } from '@/lib/document/diff/fieldWords.ts';

type Field = BlockDiffDto['fields'][number];

/** The fields of a block that changed: "Likelihood: Unlikely 20–45% → Roughly even chance 45–55%". */
export function FieldChanges(props: { readonly fields: readonly Field[]; readonly reading: DiffReading }) {
  if (props.fields.length === 0) return null;
  return (
    <ul className="field-changes">
      {props.fields.map((field, index) => (
        <li key={`${field.field} ${index}`}>
          <FieldLine field={field} reading={props.reading} />
        </li>
      ))}
    </ul>
  );
}

/** One changed field, its name before it. */
export function FieldLine({ field, reading }: { readonly field: Field; readonly reading: DiffReading }) {
  const from = valueWords(field.field, field.from, reading.from, reading.labels);
  const to = valueWords(field.field, field.to, reading.to, reading.labels);
  return (
    <>
      <span className="name">
        {fieldName(field.field)}
        {field.target === undefined ? '' : ` (${reading.labels[field.target] ?? 'a source'})`}:
      </span>{' '}
      {from === null ? null : <del>{from}</del>}
      {from === null || to === null ? null : (
        <>
          {' '}
          <ArrowRight className="i s" aria-label="to" />{' '}
        </>
      )}
      {to === null ? <span className="muted"> taken away</span> : <ins>{to}</ins>}
      {field.field === 'likelihood' ? <Ruler field={field} reading={reading} /> : null}
      {field.field === 'confidence' ? <ConfidenceTicks steps={stepsOf(field.to)} /> : null}
    </>
  );
}

/** Before dashed, after filled, on the later version's scale; where the scale changed, only after. */
function Ruler({ field, reading }: { readonly field: Field; readonly reading: DiffReading }) {
  const { scale } = reading.to;
  const after = termById(scale, typeof field.to === 'string' ? field.to : null);
  if (after === null) return null;
  const isSameScale = reading.from.scale.id === scale.id;
  const before = isSameScale ? termById(scale, typeof field.from === 'string' ? field.from : null) : null;
  return (
    <LikelihoodRuler
      scale={rulerScaleOf(scale)}
      range={rulerRangeOf(after)}
      {...(before === null ? {} : { before: rulerRangeOf(before) })}
    />
  );
}

function stepsOf(value: Field['to']): 0 | 1 | 2 | 3 {
  return value === 'low' ? 1 : value === 'moderate' ? 2 : value === 'high' ? 3 : 0;
}
