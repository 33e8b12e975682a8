import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import type { LedgerScoresDto, PointDto } from '@/lib/protocol/ledgerDto.ts';
import { capitalised } from '../ui/capitalised.ts';
import { CalibrationPlot } from './CalibrationPlot.tsx';
import { percentWords, rangeWords, readingWords, resolvedWords } from './ledgerWords.ts';

/** Did stated likelihoods come true: the plot, and the same as a table. */
export function CalibrationPanel({ scores }: { readonly scores: LedgerScoresDto }) {
  const { points, count, onOtherScales, scale } = scores;
  return (
    <section className="panel" aria-labelledby="cal-title">
      <h2 id="cal-title">Did stated likelihoods come true?</h2>
      <p className="sm">
        {resolvedWords(count - onOtherScales)} on the scale {scale.title}. A point inside its box is calibrated: what
        was stated is what happened.
        {onOtherScales === 0
          ? null
          : ` ${onOtherScales} more ${onOtherScales === 1 ? 'is' : 'are'} stated on another scale; choose it below.`}
      </p>
      <div className="cal">
        <CalibrationPlot points={points} labelledBy="cal-title" describedBy="cal-table" />
        <div className="cal-words">
          <table className="terms" id="cal-table">
            <thead>
              <tr>
                <th scope="col">Stated</th>
                <th scope="col">Came true</th>
                <th scope="col">
                  <span className="hide">Observed </span>%
                </th>
                <th scope="col">
                  Interval<span className="hide">, 95 per cent</span>
                </th>
                <th scope="col">Reading</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <PointRow key={point.term.id} point={point} />
              ))}
            </tbody>
          </table>
          <PlotKey />
        </div>
      </div>
    </section>
  );
}

function PointRow({ point }: { readonly point: PointDto }) {
  const { term, count, happened, share, interval, reading } = point;
  return (
    <tr>
      <th scope="row">
        {capitalised(term.label)}
        <span className="xs muted"> {rangeWords(term.range)}</span>
      </th>
      <td className="num">{count === 0 ? <span className="muted">none</span> : `${happened} of ${count}`}</td>
      <td className="num">{share === null ? <span className="muted">–</span> : percentWords(share)}</td>
      <td className="num">
        {interval === null ? (
          <span className="muted">–</span>
        ) : (
          `${rangeWords(percentWords(interval[0]))}–${rangeWords(percentWords(interval[1]))}`
        )}
      </td>
      <td>
        <span className={reading === 'below' || reading === 'above' ? 'say warn-t' : 'say muted'}>
          {reading === 'in-range' ? <Check className="i s ok-t" /> : null}
          {reading === 'below' ? <ArrowDown className="i s" /> : null}
          {reading === 'above' ? <ArrowUp className="i s" /> : null}
          {readingWords(point)}
        </span>
      </td>
    </tr>
  );
}

function PlotKey() {
  return (
    <ul className="keyline" aria-label="Key to the plot">
      <li>
        <svg width="22" height="16" aria-hidden="true">
          <circle className="dot" cx="11" cy="8" r="6" />
        </svg>
        inside the stated range
      </li>
      <li>
        <svg width="22" height="20" aria-hidden="true">
          <path className="dia" d="M11 2l8 8-8 8-8-8z" />
        </svg>
        outside it
      </li>
      <li>
        <svg width="22" height="16" aria-hidden="true">
          <line className="iv" x1="11" x2="11" y1="0" y2="16" />
        </svg>
        95% interval (Wilson): wide where there are few cases
      </li>
      <li>
        <svg width="22" height="8" aria-hidden="true">
          <line className="perfect" x1="0" x2="22" y1="4" y2="4" />
        </svg>
        perfect calibration
      </li>
    </ul>
  );
}
