import type { Scale } from '../likelihood/scale.ts';
import { binned, decompositionOf, fewestForScore, skillOf, type Decomposition } from './brier.ts';
import { calibrationOf, type CalibrationPoint, type ScoredTerm } from './calibration.ts';
import { statedProbability } from './forecast.ts';
import { observedOf, type Outcome } from './outcome.ts';

/** What scoring needs to know of a settled judgment. */
export type SettledForecast = {
  readonly scaleId: string;
  readonly termId: string;
  /** Bounds of the range, in [0, 1]. */
  readonly lo: number;
  readonly hi: number;
  /** The author's own number, in [0, 1]. */
  readonly point: number | null;
  readonly confidence: string | null;
  /** Empty: none, or none that the reader may know of. */
  readonly topic: string;
  readonly outcome: Outcome;
};

/** A Brier score against the base rate; or how many more settled judgments there must be before there is one. */
export type Score =
  | {
      readonly state: 'scored';
      readonly brier: number;
      /** The share that came true, and what always stating it would have scored. */
      readonly baseRate: number;
      readonly reference: number;
      /** Above 0 is better than the base rate; null where everything or nothing came true. */
      readonly skill: number | null;
    }
  | { readonly state: 'too-few'; readonly missing: number };

/** What came of a part of the judgments. */
export type GroupScore = { readonly name: string; readonly count: number; readonly score: Score };

/** What the ledger says of a set of settled judgments. */
export type LedgerScores = {
  /** Those that happened or did not, and how many of them gave no number of their own. */
  readonly count: number;
  readonly imputed: number;
  /** Overtaken, or such that cannot be known. */
  readonly unscored: number;
  readonly score: Score;
  /** Where the score comes from, by term; null where there is none. */
  readonly parts: Decomposition | null;
  /** One for each term of `scale`. */
  readonly points: readonly CalibrationPoint[];
  /** Scored judgments that are stated on another scale: they have no place among the points. */
  readonly onOtherScales: number;
  /** By confidence, lowest first; those that state none are left out. */
  readonly confidences: readonly GroupScore[];
  /** By topic, the most judgments first; those without one are left out. */
  readonly topics: readonly (GroupScore & { readonly points: readonly CalibrationPoint[] })[];
};

/** Topics that are told apart; further ones count in the whole alone. */
export const mostTopics = 12;

const confidenceOrder = ['low', 'moderate', 'high'];

/**
 * All that the ledger's page says of scores, in one pass over the settled judgments and one over each group of them.
 *
 * @param scale Whose terms the points are drawn for.
 */
export function scoresOf(settled: readonly SettledForecast[], scale: Scale): LedgerScores {
  const scored = settled.flatMap(scoredOf);
  const drawn = scored.filter(({ scaleId }) => scaleId === scale.id);
  const score = scoreOf(scored);
  const group = (name: string, all: readonly ScoredForecast[]): GroupScore => ({
    name,
    count: all.length,
    score: scoreOf(all),
  });
  return {
    count: scored.length,
    imputed: scored.filter(({ isImputed }) => isImputed).length,
    unscored: settled.length - scored.length,
    score,
    parts: score.state === 'scored' ? decompositionOf(scored, ({ scaleId, termId }) => `${scaleId} ${termId}`) : null,
    points: calibrationOf(drawn, scale),
    onOtherScales: scored.length - drawn.length,
    confidences: [...binned(scored, ({ confidence }) => confidence ?? '')]
      .filter(([name]) => confidenceOrder.includes(name))
      .toSorted(([a], [b]) => confidenceOrder.indexOf(a) - confidenceOrder.indexOf(b))
      .map(([name, all]) => group(name, all)),
    topics: [...binned(scored, ({ topic }) => topic)]
      .filter(([name]) => name !== '')
      .toSorted(([a, those], [b, these]) => these.length - those.length || (a < b ? -1 : 1))
      .slice(0, mostTopics)
      .map(([name, all]) => ({
        ...group(name, all),
        points: calibrationOf(
          all.filter(({ scaleId }) => scaleId === scale.id),
          scale,
        ),
      })),
  };
}

type ScoredForecast = ScoredTerm &
  Pick<SettledForecast, 'scaleId' | 'confidence' | 'topic'> & { readonly isImputed: boolean };

function scoredOf(settled: SettledForecast): readonly ScoredForecast[] {
  const observed = observedOf(settled.outcome);
  if (observed === null) return [];
  const { scaleId, termId, confidence, topic, point } = settled;
  return [{ scaleId, termId, confidence, topic, observed, ...statedProbability(settled, point) }];
}

/** No number below `fewestForScore`: neither skill nor the score it is made of. */
function scoreOf(all: readonly ScoredForecast[]): Score {
  const skill = skillOf(all);
  if (skill === null) return { state: 'too-few', missing: fewestForScore - all.length };
  return { state: 'scored', ...skill };
}
