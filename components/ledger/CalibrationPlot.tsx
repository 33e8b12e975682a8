import type { PointDto } from '@/lib/protocol/ledgerDto.ts';

/** Where 0 and 100 per cent are drawn, px. */
const left = 46;
const bottom = 370;
const side = 356;
const across = (share: number): number => left + share * side;
const up = (share: number): number => bottom - share * side;
/** Where the counts stand, and how high the highest is. */
const countLine = 456;
const countHeight = 34;
const ticks = [0, 20, 40, 60, 80, 100];

/**
 * Stated range against what came true, a point for each term; below it how many there were. The table beside it says the
 * same in words, so it is one picture for who does not see it.
 */
export function CalibrationPlot(props: {
  readonly points: readonly PointDto[];
  readonly labelledBy: string;
  readonly describedBy: string;
}) {
  const most = Math.max(1, ...props.points.map(({ count }) => count));
  return (
    <svg
      className="cal-plot"
      viewBox="0 0 416 476"
      role="img"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
    >
      {ticks.map((tick) => {
        const at = tick / 100;
        return (
          <g key={tick}>
            <line className="grid-line" x1={across(at)} y1={bottom} x2={across(at)} y2={up(1)} />
            <line className="grid-line" x1={left} y1={up(at)} x2={across(1)} y2={up(at)} />
            <text x={across(at)} y={387} textAnchor="middle">
              {tick}
            </text>
            <text x={left - 8} y={up(at) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        );
      })}
      {props.points.map(({ term }) => (
        <Band key={term.id} lo={term.lo} hi={term.hi} />
      ))}
      <line className="perfect" x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} />
      {props.points.map((point) => (
        <Mark key={point.term.id} point={point} />
      ))}
      {props.points.map(({ term, count }) => {
        const x = across((term.lo + term.hi) / 2);
        const height = (count / most) * countHeight;
        return (
          <g key={term.id}>
            <rect className="cnt" x={x - 5} y={countLine - height} width={10} height={height} />
            <text x={x} y={469} textAnchor="middle">
              {count}
            </text>
          </g>
        );
      })}
      <line className="axis" x1={left} x2={across(1)} y1={countLine} y2={countLine} />
      <text className="lab" x={across(0.5)} y={405} textAnchor="middle">
        Stated range, per cent
      </text>
      <text className="lab" transform="translate(11 192) rotate(-90)" textAnchor="middle">
        Came true, per cent
      </text>
      <text className="lab" x={left - 8} y={453} textAnchor="end">
        Count
      </text>
    </svg>
  );
}

function Band({ lo, hi }: { readonly lo: number; readonly hi: number }) {
  const size = (hi - lo) * side;
  return <rect className="band" x={across(lo)} y={up(hi)} width={size} height={size} />;
}

/** The share with its interval: a dot within the range, a diamond outside of it. */
function Mark({ point: { term, share, interval, reading } }: { readonly point: PointDto }) {
  if (share === null || interval === null) return null;
  const [x, y] = [across((term.lo + term.hi) / 2), up(share)];
  return (
    <g>
      <line className="iv" x1={x} x2={x} y1={up(interval[0])} y2={up(interval[1])} />
      {reading === 'in-range' ? (
        <circle className="dot" cx={x} cy={y} r={6} />
      ) : (
        <path className="dia" d={`M${x} ${y - 8}l8 8-8 8-8-8z`} />
      )}
    </g>
  );
}
