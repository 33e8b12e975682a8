import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';

/** A likelihood scale drawn across the foot of the page. Its words stand above and below by turns. */
export function ScaleFoot(props: { readonly scale: Scale }) {
  const { scale } = props;
  const last = scale.terms.length - 1;
  const summary = scale.terms.map((term) => `${term.label} ${term.range}`).join(', ');
  return (
    <footer className="scale">
      <span className="hide">
        The {scale.title} likelihood scale: {summary}
      </span>
      <div aria-hidden="true">
        <LikelihoodRuler range={null} scale={rulerScaleOf(scale)} />
        {scale.terms.map((term, index) => {
          const { low, high } = rulerRangeOf(term);
          const edge = index === 0 ? ' a' : index === last ? ' z' : '';
          const left = index === 0 ? low : index === last ? high : (low + high) / 2;
          return (
            <span key={term.id} className={`t${index % 2 === 1 ? ' l' : ''}${edge}`} style={{ left: `${left}%` }}>
              {capitalised(term.label)} {term.range.replace('%', '')}
            </span>
          );
        })}
      </div>
    </footer>
  );
}
