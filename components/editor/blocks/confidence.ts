import { confidenceLevels, type ConfidenceLevel } from '../../../lib/document/grammar.ts';

/** Confidence in words. */
export const confidenceWords: Readonly<Record<ConfidenceLevel, string>> = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
};

/** How many of the three steps are filled. */
export function stepsOf(confidence: unknown): 0 | 1 | 2 | 3 {
  switch (confidence) {
    case 'low':
      return 1;
    case 'moderate':
      return 2;
    case 'high':
      return 3;
    default:
      return 0;
  }
}

/** Whether a stored value is a level of confidence. */
export function isConfidence(value: unknown): value is ConfidenceLevel {
  return (confidenceLevels as readonly unknown[]).includes(value);
}
