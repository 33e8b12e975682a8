/** Levels of confidence in the basis of a judgment. Not a likelihood: never in per cent, never in the same sentence as one. */
export type ConfidenceDefinition = {
  readonly id: 'low' | 'moderate' | 'high';
  readonly label: string;
  readonly definition: string;
  readonly source: 'P' | 'S';
};

/** Lowest first. ICD 203 names the concept; the meanings are those of published estimates, in our words. */
export const confidenceDefinitions: readonly ConfidenceDefinition[] = [
  {
    id: 'low',
    label: 'Low',
    definition: 'Information is scant, fragmented, questionable or poorly corroborated, or its sources raise concern.',
    source: 'S',
  },
  {
    id: 'moderate',
    label: 'Moderate',
    definition: 'Information is credibly sourced and plausible, but not good or corroborated enough for more.',
    source: 'S',
  },
  {
    id: 'high',
    label: 'High',
    definition:
      'Sound argument on consistent, good information from several sources; few gaps and assumptions, alternatives examined. Not a certainty, and seldom fit for forecasts many years out.',
    source: 'P',
  },
];
