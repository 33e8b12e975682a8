import type { CSSProperties } from 'react';
import type { PointEstimate } from '@/lib/domain/estimates/pollView.ts';
import type { Spread } from '@/lib/domain/estimates/spreadOf.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { LikelihoodRuler, type RulerRange } from '../../ui/LikelihoodRuler.tsx';
import type { RulerScale } from '../../ui/rulerGradients.ts';
import { stackedRows } from './stackedRows.ts';

/**
 * Everybody's number over the paper's scale, with the mean and how far they reach. For the eye: the same stands beside it
 * as a list and in sentences.
 */
export function EstimateStrip(props: {
  readonly estimates: readonly PointEstimate[];
  readonly spread: Spread;
  /** The mean's term, in per cent; null: the scale has none. */
  readonly range: RulerRange | null;
  readonly scale: RulerScale;
}) {
  const { spread } = props;
  const placed = stackedRows(props.estimates);
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 1);
  const at = (from: number, to?: number) =>
    ({ '--from': from * 100, ...(to === undefined ? {} : { '--to': to * 100 }) }) as CSSProperties;
  return (
    <div className="est-strip" aria-hidden="true" style={{ '--rows': rows } as CSSProperties}>
      <span className="dots">
        {placed.map(({ estimate, row }) => (
          <span
            key={estimate.userId}
            className="dot"
            style={{ ...at(estimate.probability), '--row': row } as CSSProperties}
          >
            <Avatar person={estimate} small />
          </span>
        ))}
      </span>
      <span className="reach" style={at(spread.lowest, spread.highest)} />
      <span className="middle-half" style={at(spread.lowerQuartile, spread.upperQuartile)} />
      <LikelihoodRuler range={props.range} scale={props.scale} />
      <span className="mean-at" style={at(spread.mean)} />
      <span className="ends">
        <span>0</span>
        <span>50</span>
        <span>100%</span>
      </span>
    </div>
  );
}
