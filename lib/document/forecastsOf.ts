import { labelOf, termById } from '../domain/likelihood/scaleById.ts';
import type { Term } from '../domain/likelihood/scale.ts';
import type { DocJson } from './docJson.ts';
import { estimatesOf } from './estimates.ts';
import { labelledBlocks } from './labels.ts';
import type { Reading } from './paper.ts';

/** A judgment on what will be, with a likelihood: what can be held against what came. */
export type StatedForecast = {
  readonly judgmentId: string;
  /** `J1`: derived from the order. */
  readonly label: string;
  /** Its whole sentence, on one line. */
  readonly proposition: string;
  readonly term: Term;
  /** The term as the paper's wording has it. */
  readonly words: string;
  /** The author's own number, in [0, 1]. */
  readonly point: number | null;
  readonly confidence: string | null;
  /** A year, month or day, as stored. */
  readonly horizon: string | null;
};

/**
 * The forecasts of a paper, in reading order: judgments whose kind is not another one, with a term of the paper's scale.
 * Explanations and characterisations say nothing that could come true.
 */
export function forecastsOf(doc: DocJson, reading: Reading): readonly StatedForecast[] {
  const attrs = new Map(labelledBlocks(doc).map(({ id, node }) => [id, node.attrs ?? {}]));
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return estimatesOf(doc, reading).flatMap(({ blockId, kind, label, text: proposition, likelihood, probability }) => {
    const own = attrs.get(blockId) ?? {};
    const term = termById(reading.scale, likelihood);
    const isForecast = kind === 'judgment' && (text(own['kind']) ?? 'forecast') === 'forecast';
    if (!isForecast || term === null) return [];
    return [
      {
        judgmentId: blockId,
        label,
        proposition,
        term,
        words: labelOf(term, reading.wording ?? undefined),
        point: probability,
        confidence: text(own['confidence']),
        horizon: text(own['horizon']),
      },
    ];
  });
}
