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
  check(
    'PR1',
    'An open comment',
    'error',
    'structure',
    'The house',
    'A comment here is open. Resolve it, or defer it with a reason.',
    {
      gate: true,
      guards: 'Comments marked as advisory; those that are resolved.',
    },
  ),
  check(
    'PR2',
    'A pending suggestion',
    'error',
    'structure',
    'The house',
    'A suggestion here waits to be accepted or declined.',
    {
      gate: true,
      guards: 'Suggestions that were accepted or declined.',
    },
  ),
  check(
    'PR3',
    'Coordination is not complete',
    'error',
    'structure',
    'Coordination practice for national estimates',
    'An organisation has not responded yet.',
    {
      gate: true,
      guards: 'Papers that nobody was asked to coordinate; closed rounds; organisations that abstain.',
    },
  ),
  check(
    'PR4',
    'Not concurring without a dissent',
    'error',
    'structure',
    `${icd}, standard 7`,
    'An organisation does not concur, and no dissent says why.',
    {
      gate: true,
      guards: 'A dissent that stands.',
    },
  ),
  check(
    'PR6',
    'An author’s own approval',
    'error',
    'structure',
    'Separation of duties; Marcoci et al. 2019',
    'Somebody who contributed to the text has approved it.',
    {
      guards: 'Requests for changes and comments of authors; approvals of others.',
    },
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
