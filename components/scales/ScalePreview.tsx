import { scaleOfDefinition, type ScaleDefinition } from '@/lib/domain/likelihood/customScale.ts';
import { tokenWords } from '@/lib/domain/likelihood/tokenWords.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rangeOf, rulerOf, type ScaleForm } from './scaleForm.ts';

/** The scale as it will be drawn and read, as soon as what is typed allows. */
export function ScalePreview(props: { readonly form: ScaleForm; readonly definition: ScaleDefinition | null }) {
  const { form, definition } = props;
  const drawn = form.rows.filter((row) => rangeOf(row) !== null).length;
  const scale = definition === null ? null : scaleOfDefinition('preview', definition);
  return (
    <section className="scale-preview" aria-label="Preview">
      <LikelihoodRuler range={null} scale={rulerOf(form.rows)} />
      <p className="ends" aria-hidden="true">
        <span>0%</span>
        <span>50%</span>
        <span>100%</span>
      </p>
      {scale === null ? (
        <p className="hint">
          {drawn === 0
            ? 'The ruler shows each term as soon as it has both numbers.'
            : `${drawn} of ${form.rows.length} terms are on the ruler. Sentences follow when the scale is complete.`}
        </p>
      ) : (
        <ul className="said">
          {scale.terms.map((term) => {
            const shown = { scale, wording: null, termId: term.id, ranges: null } as const;
            const lead = tokenWords({ ...shown, form: 'lead' });
            return (
              <li key={term.id}>
                {capitalised(lead.words ?? term.label)}
                {lead.range === null ? '' : ` (${lead.range})`} that exports recover.
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
