'use client';
import type { ScaleId } from '@/lib/protocol/assessmentDto.ts';
import { Choice } from '../ui/Choice.tsx';

/** Which words new assessments use for likelihood. */
export function ScaleChoice(props: { readonly value: ScaleId; readonly onChange: (scale: ScaleId) => void }) {
  return (
    <Choice<ScaleId>
      legend="Likelihood scale"
      name="scale"
      value={props.value}
      onChange={props.onChange}
      options={[
        { value: 'icd203', label: 'ICD 203', note: 'Seven terms, 1–99%' },
        { value: 'phia', label: 'PHIA yardstick', note: 'Seven terms with gaps' },
      ]}
      hint="Each assessment keeps the scale it began with."
    />
  );
}
