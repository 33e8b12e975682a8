import { check } from './check.ts';
import type { CheckDefinition } from './check.ts';

const icd = 'ICD 203 (2015)';

/** Marks, links and figures. */
export const recordChecks = [
  check('MK1', 'A portion is not marked', 'error', 'structure', 'ICD 710; ISM-324', 'Mark this portion.', {
    gate: true,
    guards: 'Papers without a marking system, and without a single mark; headings, lists and empty blocks.',
  }),
  check(
    'MK2',
    'A portion above the paper’s banner',
    'error',
    'structure',
    'ISM-56, 58 and 59',
    'This portion asks for more than the banner the paper was raised to.',
    { gate: true, guards: 'Papers without a banner of their own: theirs follows from the portions.' },
  ),
  check(
    'MK3',
    'A banner raised without a reason',
    'warning',
    'structure',
    'ISM-108 to 110 and 344',
    'No portion asks for this banner. Say why the paper is raised to it.',
    { guards: 'A stated reason; a banner that the portions ask for.' },
  ),
  check(
    'MK4',
    'A mark that is none, or contradicts itself',
    'error',
    'structure',
    'DoDM 5200.01-V2; the marking system in use',
    'This mark is not valid.',
    { gate: true, guards: 'Control systems that no public list has: a warning.' },
  ),
  check(
    'MK5',
    'A source above the portion that cites it',
    'error',
    'structure',
    'Derivative marking, 32 CFR 2001.22',
    'The source is marked higher than the portion that cites it. Raise the portion, or waive it where the words are sanitised.',
    { guards: 'Portions and sources without a mark: the check for that says so.' },
  ),
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
