import type { CSSProperties } from 'react';
import type { LedgerScoresDto, ScoreDto } from '@/lib/protocol/ledgerDto.ts';
import { capitalised } from '../ui/capitalised.ts';
import { ConfidenceTicks } from '../ui/ConfidenceTicks.tsx';
import { stepsOf } from '../editor/blocks/confidence.ts';
import { missingWords, percentWords, resolvedWords, scoreWords, skillWords } from './ledgerWords.ts';

/** The Brier score against the base rate, from 30 resolved judgments; below that, how many are missing. */
export function BrierPanel({ scores }: { readonly scores: LedgerScoresDto }) {
  const { score, confidences, imputed, count, unscored } = scores;
  return (
    <section className="panel" aria-labelledby="brier-title">
      <h2 id="brier-title">Brier score</h2>
      {score.state === 'scored' ? (
        <Scored score={score} />
      ) : (
        <p className="too-few">
          <b>Too few to score.</b> {missingWords(score.missing)}: a score from fewer than 30 would be chance.{' '}
          {count === 0 ? 'None is resolved yet.' : `There ${count === 1 ? 'is' : 'are'} ${count}.`}
        </p>
      )}
      {confidences.length === 0 ? null : (
        <>
          <h3 id="by-confidence">By stated confidence</h3>
          <table className="terms by-confidence" aria-labelledby="by-confidence">
            <thead>
              <tr>
                <th scope="col">Confidence</th>
                <th scope="col">Resolved</th>
                <th scope="col">Brier</th>
              </tr>
            </thead>
            <tbody>
              {confidences.toReversed().map((group) => (
                <tr key={group.name}>
                  <th scope="row">
                    <ConfidenceTicks steps={stepsOf(group.name)} /> {capitalised(group.name)}
                  </th>
                  <td className="num">{group.count}</td>
                  <td className="num">
                    {group.score.state === 'scored' ? (
                      scoreWords(group.score.brier)
                    ) : (
                      <span className="muted">{group.score.missing} more needed</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="xs muted led-foot">
        {imputed === 0
          ? null
          : `${imputed} of ${resolvedWords(count)} ${imputed === 1 ? 'is' : 'are'} imputed: scored by the middle of the stated range, since no number was given. `}
        {unscored === 0 ? null : `${unscored} overtaken or not knowable, so not scored.`}
      </p>
      {scores.parts === null ? null : <Parts parts={scores.parts} />}
    </section>
  );
}

function Scored({ score }: { readonly score: Extract<ScoreDto, { state: 'scored' }> }) {
  // The axis ends at what "50%" always gets, or at the score where that is worse.
  const end = Math.max(0.3, score.brier, score.reference) * 1.1;
  const at = (value: number) => ({ '--at': `${(value / end) * 100}%` }) as CSSProperties;
  return (
    <>
      <div className="score">
        <span className="big num">{scoreWords(score.brier)}</span>
        <p>
          <b>{skillWords(score)}</b> Always stating {percentWords(score.baseRate)}, the share that came true, scores{' '}
          {scoreWords(score.reference)}.
        </p>
      </div>
      <div className="vs" aria-hidden="true">
        <span className="ours" style={at(score.brier)}>
          <b>Ours {scoreWords(score.brier)}</b>
        </span>
        <span className="base" style={at(score.reference)}>
          Base rate {scoreWords(score.reference)}
        </span>
      </div>
      <p className="xs muted ends">0 is perfect</p>
    </>
  );
}

function Parts({ parts }: { readonly parts: NonNullable<LedgerScoresDto['parts']> }) {
  const lines: readonly (readonly [string, number, string])[] = [
    ['Reliability', parts.reliability, 'how far what came is from what was stated; less is better'],
    ['Resolution', -parts.resolution, 'how well the terms tell cases apart; further below zero is better'],
    ['Uncertainty', parts.uncertainty, 'of the events themselves'],
    ['Within terms', parts.withinVariance - parts.withinCovariance, 'numbers that differ within one term'],
  ];
  return (
    <details className="led-parts">
      <summary>Where the score comes from</summary>
      <dl>
        {lines.map(([name, value, words]) => (
          <div key={name}>
            <dt>
              {name} <span className="xs muted">{words}</span>
            </dt>
            <dd className="num">{value.toFixed(3).replace('-', '−')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
