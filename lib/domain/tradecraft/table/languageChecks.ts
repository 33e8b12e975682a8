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
  check(
    'CH1',
    'No statement of change',
    'warning',
    'structure',
    `${icd}, standard 7`,
    'Say what is new, changed or unchanged since the last version.',
    {
      guards:
        'Judgments whose likelihood and confidence stand as published, however they are worded; a first version that says “initial coverage”; papers without a judgment.',
    },
  ),
  check(
    'CH2',
    'One statement of change for all',
    'info',
    'structure',
    `${icd}, standard 7`,
    'Several judgments say the same of their change. Name the new information.',
    { guards: 'Two judgments alike; statements on judgments that are gone; nothing said yet.' },
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
    'TM2',
    'A horizon that has passed',
    'warning',
    'structure',
    'The ledger of judgments: a forecast is resolved or issued anew',
    'The horizon of this judgment has passed. Say how it turned out, or judge anew.',
    { guards: 'Horizons of a month or a year that still runs; explanations and characterisations.' },
  ),
  check(
    'TM3',
    'A forecast that nothing would settle',
    'info',
    'structure',
    'Tetlock on forecasting practice: questions that can be resolved',
    'Nothing says how one would know that this came true. Give an indicator with a threshold, or a figure.',
    { guards: 'A figure in the words; an indicator with a threshold; forecasts without a horizon.' },
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
