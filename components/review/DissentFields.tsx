'use client';
import { Plus, X } from 'lucide-react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { labelOf, rangeLabel } from '@/lib/domain/likelihood/scaleById.ts';
import { Button } from '../ui/Button.tsx';
import { capitalised } from '../ui/capitalised.ts';
import { Field } from '../ui/Field.tsx';
import type { PinnedJudgment } from './pinnedJudgments.ts';

/** A dissent as it is being written. */
export type DraftDissent = { readonly judgmentId: string; readonly likelihood: string; readonly reason: string };

/** One's dissents: which judgment, the likelihood one would state, and why. */
export function DissentFields(props: {
  readonly judgments: readonly PinnedJudgment[];
  readonly scale: Scale;
  readonly value: readonly DraftDissent[];
  readonly onChange: (value: readonly DraftDissent[]) => void;
}) {
  const { judgments, scale, value, onChange } = props;
  const change = (at: number, to: Partial<DraftDissent>) =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...to } : each)));
  const free = judgments.filter(({ id }) => !value.some((each) => each.judgmentId === id));
  const [next] = free;
  return (
    <fieldset className="dissents">
      <legend className="hide">Dissents</legend>
      {value.map((dissent, at) => (
        <div key={dissent.judgmentId} className="dissent-fields">
          <Field label="Judgment">
            {(control) => (
              <select
                {...control}
                value={dissent.judgmentId}
                onChange={(event) => change(at, { judgmentId: event.currentTarget.value })}
              >
                {judgments
                  .filter(({ id }) => id === dissent.judgmentId || free.some((each) => each.id === id))
                  .map(({ id, label, words }) => (
                    <option key={id} value={id}>
                      {label} {words}
                    </option>
                  ))}
              </select>
            )}
          </Field>
          <Field label="Your likelihood">
            {(control) => (
              <select
                {...control}
                value={dissent.likelihood}
                onChange={(event) => change(at, { likelihood: event.currentTarget.value })}
              >
                <option value="">Not about the likelihood</option>
                {scale.terms.map((term) => (
                  <option key={term.id} value={term.id}>
                    {capitalised(labelOf(term))} {rangeLabel(term)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Reason">
            {(control) => (
              <textarea
                {...control}
                dir="auto"
                rows={2}
                required
                maxLength={4000}
                value={dissent.reason}
                onChange={(event) => change(at, { reason: event.currentTarget.value })}
              />
            )}
          </Field>
          {value.length === 1 ? null : (
            <Button small look="quiet" onClick={() => onChange(value.filter((_, index) => index !== at))}>
              <X className="i s" />
              Leave out this dissent
            </Button>
          )}
        </div>
      ))}
      {next === undefined ? null : (
        <Button small onClick={() => onChange([...value, { judgmentId: next.id, likelihood: '', reason: '' }])}>
          <Plus className="i s" />
          Dissent on another judgment
        </Button>
      )}
    </fieldset>
  );
}
