import { check } from './check.ts';
import type { CheckDefinition } from './check.ts';

const icd = 'ICD 203 (2015)';

/** Marks, links and figures. */
export const recordChecks = [
  check('MK1', 'A portion is not marked', 'error', 'structure', 'ICD 710; ISM-324', 'Mark this portion.', {
    gate: true,
    guards: 'Papers without a marking system.',
  }),
  check('PR8', 'A broken link', 'warning', 'structure', 'ICD 206', 'What this links to is not in the paper any more.'),
  check(
    'PR9',
    'A figure without source, mark or alternative text',
    'warning',
    'structure',
    `${icd}, standard 9; WCAG 1.1.1`,
    'Give the figure a source and an alternative text.',
  ),
] as const satisfies readonly CheckDefinition[];
