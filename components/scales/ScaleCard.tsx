import { Ban, BookMarked } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { sourceWords } from '@/lib/domain/likelihood/sourceWords.ts';
import { ScaleTerms } from './ScaleTerms.tsx';

const shapeWords: Readonly<Record<Scale['shape'], string>> = {
  contiguous:
    'Neighbouring terms share an end point: a number exactly there takes the upper term, and either is accepted.',
  gapped: 'Leaves gaps between its terms: a number in a gap takes the nearest term, and says so.',
  nested: 'Its terms overlap: a number takes the narrowest that holds it.',
};

/** One scale: its terms on the ruler, where it comes from, and how its numbers are read. */
export function ScaleCard(props: { readonly scale: Scale; readonly acts?: ReactNode }) {
  const { scale } = props;
  const { own } = scale;
  const heading = `scale-${scale.id}`;
  return (
    <section className="box scale-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{scale.title}</h2>
        {own?.isWithdrawn === true ? (
          <span className="pill warn">
            <Ban className="i" />
            Withdrawn from new use
          </span>
        ) : (
          <span className="pill">
            <BookMarked className="i" />
            {sourceWords[scale.source]}
          </span>
        )}
        <span className="push" />
        {props.acts}
      </header>
      <p className="cite">{scale.cite}</p>
      <ScaleTerms scale={scale} />
      <p className="note-line">{shapeWords[scale.shape]}</p>
      {scale.rules.mixWordings === 'disclaimer' ? (
        <p className="note-line">
          Keep to one row in an assessment. Where terms of both rows are used, the directive requires a disclaimer that
          they stand for the same probabilities.
        </p>
      ) : null}
      {own?.isWithdrawn === true ? (
        <p className="note-line">Assessments that use it keep it; no other can begin to.</p>
      ) : null}
    </section>
  );
}
