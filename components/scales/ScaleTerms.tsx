import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { labelOf, rangeLabel } from '@/lib/domain/likelihood/scaleById.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';

/** The terms of a scale, one a line: the word in every wording, its range, and where that lies. */
export function ScaleTerms(props: { readonly scale: Scale }) {
  const { scale } = props;
  const ruler = rulerScaleOf(scale);
  return (
    <table className={scale.wordings.length > 1 ? 'scale-terms worded' : 'scale-terms'}>
      <caption className="hide">Terms of {scale.title}, the least likely first</caption>
      <thead className={scale.wordings.length > 1 ? '' : 'hide'}>
        <tr>
          {scale.wordings.map((wording) => (
            <th key={wording.id} scope="col">
              {wording.title}
            </th>
          ))}
          <th scope="col">Range</th>
          <td aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {scale.terms.map((term) => (
          <tr key={term.id}>
            {scale.wordings.map((wording, at) =>
              at === 0 ? (
                <th key={wording.id} scope="row">
                  {capitalised(labelOf(term, wording.id))}
                </th>
              ) : (
                <td key={wording.id}>{capitalised(labelOf(term, wording.id))}</td>
              ),
            )}
            <td className="n">{rangeLabel(term)}</td>
            <td className="r" aria-hidden="true">
              <LikelihoodRuler range={rulerRangeOf(term)} scale={ruler} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
