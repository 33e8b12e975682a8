import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import type { RulerScale } from '../ui/rulerGradients.ts';

export type ScaleTerm = { readonly term: string; readonly low: number; readonly high: number };

/** A likelihood scale drawn across the foot of the page; bounds in per cent. Its words go above and below by turns. */
export function ScaleFoot(props: {
  readonly name: string;
  readonly terms: readonly ScaleTerm[];
  readonly scale: RulerScale;
}) {
  const last = props.terms.length - 1;
  const summary = `The ${props.name} likelihood scale: ${props.terms
    .map((term) => `${term.term} ${term.low} to ${term.high} per cent`)
    .join(', ')}`;
  return (
    <footer className="scale">
      <span className="hide">{summary}</span>
      <div aria-hidden="true">
        <LikelihoodRuler range={null} scale={props.scale} />
        {props.terms.map((term, index) => {
          const edge = index === 0 ? ' a' : index === last ? ' z' : '';
          const left = index === 0 ? term.low : index === last ? term.high : (term.low + term.high) / 2;
          return (
            <span key={term.term} className={`t${index % 2 === 1 ? ' l' : ''}${edge}`} style={{ left: `${left}%` }}>
              {term.term} {term.low}–{term.high}
            </span>
          );
        })}
      </div>
    </footer>
  );
}
