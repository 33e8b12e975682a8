import { check } from './check.ts';
import type { CheckDefinition } from './check.ts';

const icd = 'ICD 203 (2015)';

/** Measure, time and objectivity. */
export const languageChecks = [
  check(
    'CL1',
    'A magnitude without a measure',
    'info',
    'words',
    `${icd}, standard 8, nature of the outcome`,
    'How much? Say it in figures or against something known.',
    { guards: 'Significant figures, critical infrastructure, essential goods; key judgments only.' },
  ),
  check('CL2', 'A vague time', 'info', 'words', `${icd}, standard 8, timing`, 'When? Give a date or a horizon.'),
  check(
    'TM1',
    'A forecast without a horizon',
    'error',
    'structure',
    `${icd}, standard 8`,
    'By when? Add the horizon.',
    { gate: true, guards: 'Explanations and characterisations; a date in the words.' },
  ),
  check(
    'TM4',
    'No information cut-off',
    'warning',
    'structure',
    `${icd}, timeliness`,
    'Say until when information was considered.',
  ),
  check(
    'OB1',
    'Advice outside the recommendations',
    'warning',
    'words',
    `${icd}, independence of political consideration`,
    'This prescribes. Move it to the recommendations.',
    { guards: 'Needs as a noun, must have been, quotations.' },
  ),
  check(
    'OB2',
    'A recommendation where the profile bars it',
    'info',
    'structure',
    `${icd}, independence of political consideration`,
    'This kind of paper names opportunities, not what to do.',
    { isOptional: true },
  ),
  check('OB3', 'A loaded word', 'info', 'words', `${icd}, objectivity`, 'Is there a neutral word?', {
    isOptional: true,
  }),
] as const satisfies readonly CheckDefinition[];
