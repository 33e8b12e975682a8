import { check } from './check.ts';
import type { CheckDefinition } from './check.ts';

const icd = 'ICD 203 (2015)';

/** How confidence is said, and what it rests on. */
export const confidenceChecks = [
  check(
    'CF1',
    'A key judgment has no confidence',
    'error',
    'structure',
    `${icd}, D.6.e.(2)`,
    'Say how much confidence you have in the basis of this judgment.',
    { gate: true },
  ),
  check(
    'CF2',
    'Confidence without a basis',
    'error',
    'structure',
    `${icd}, D.6.e.(2); PHIA analytical confidence`,
    'Say what the confidence rests on: sources, gaps, assumptions, what would change it.',
    { guards: 'A basis that names sources, gaps, assumptions or access.' },
  ),
  check(
    'CF3',
    'High confidence on a weak base',
    'error',
    'structure',
    `${icd}, standards 1 and 2`,
    'What this rests on supports at most moderate confidence.',
    { guards: 'Grades F and 6 mean not judged and do not count.' },
  ),
  check(
    'CF4',
    'High confidence far ahead',
    'warning',
    'structure',
    'Intelligence Community Assessments, definition of high confidence',
    'High confidence is seldom fit for forecasts more than three years out.',
  ),
  check(
    'CF5',
    'Confidence and likelihood in one sentence',
    'error',
    'words',
    `${icd}, D.6.e.(2)(b)`,
    'Confidence and likelihood must not stand in one sentence.',
    { gate: true, guards: 'Confidence-building, a vote of no confidence, consumer confidence, confidence intervals.' },
  ),
  check(
    'CF6',
    'Confidence off the ladder',
    'warning',
    'words',
    'The product’s ladder: low, moderate, high',
    'Confidence is low, moderate or high.',
  ),
] as const satisfies readonly CheckDefinition[];
