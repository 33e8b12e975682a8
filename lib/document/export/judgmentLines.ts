import type { Scale } from '../../domain/likelihood/scale.ts';
import { labelWithRange, rangeLabel, termById } from '../../domain/likelihood/scaleById.ts';
import type { NodeJson } from '../docJson.ts';

/**
 * What is printed under a judgment's statement. Likelihood and confidence are sentences of their own: a level of
 * confidence never stands in one sentence with a degree of likelihood (ICD 203, D.6.e.(2)(b)).
 */
export type JudgmentLines = {
  /** "Likelihood: likely (55–80%)."; null where the judgment has none. */
  readonly likelihood: string | null;
  /** "Confidence: moderate." */
  readonly confidence: string | null;
  /** "Horizon: 2027-12-31." */
  readonly horizon: string | null;
};

/** The printed fields of a judgment. A term that the scale does not know is printed by its id, never left out. */
export function judgmentLines(judgment: NodeJson, scale: Scale): JudgmentLines {
  const { likelihood, confidence, horizon, probability } = judgment.attrs ?? {};
  return {
    likelihood: sentence('Likelihood', wordsFor(likelihood, probability, scale)),
    confidence: sentence('Confidence', typeof confidence === 'string' ? confidence : null),
    horizon: sentence('Horizon', typeof horizon === 'string' ? horizon : null),
  };
}

function wordsFor(likelihood: unknown, probability: unknown, scale: Scale): string | null {
  const number = typeof probability === 'number' ? `${Math.round(probability * 1000) / 10}%` : null;
  if (typeof likelihood !== 'string') return number;
  const term = termById(scale, likelihood);
  if (!term) return number ? `${likelihood} (${number})` : likelihood;
  return number ? `${term.label} (${rangeLabel(term)}; ${number})` : labelWithRange(term);
}

function sentence(name: string, value: string | null): string | null {
  return value === null ? null : `${name}: ${value}.`;
}
