import { check } from './check.ts';
import type { CheckDefinition } from './check.ts';

const icd = 'ICD 203 (2015)';

/** What is cited, graded and kept. */
export const sourcesChecks = [
  check(
    'SR1',
    'A judgment rests on nothing',
    'error',
    'structure',
    `${icd}, standard 6; ICD 206`,
    'Link the evidence this judgment rests on.',
    { gate: true, guards: 'Links that only give context carry nothing.' },
  ),
  check(
    'SR2',
    'Reporting without a source',
    'warning',
    'words',
    'ICD 206, source reference citations',
    'Who reports it? Cite the source in this sentence.',
    { guards: 'A citation in the same sentence; the basis of a confidence.' },
  ),
  check('SR3', 'Evidence without a source', 'error', 'structure', 'ICD 206', 'Cite the source of this evidence.', {
    gate: true,
  }),
  check(
    'SR3b',
    'A source is not graded',
    'warning',
    'structure',
    'ICD 206, source descriptors; Admiralty grading',
    'Grade the source’s reliability and the item’s credibility; F and 6 say “not judged”.',
  ),
  check(
    'SR4',
    'A judgment of single origin',
    'warning',
    'structure',
    'ICD 206; STANAG 2511, credibility 1',
    'All its evidence comes from one origin.',
    { guards: 'Judgments without any evidence: the check for that says so.' },
  ),
  check(
    'SR5',
    'An incomplete source',
    'warning',
    'structure',
    'ICD 206; ICS 206-01',
    'Complete the record: originator, title, date, and for web sources the date of access.',
  ),
  check(
    'SR6',
    'Old information',
    'info',
    'structure',
    'ICD 206, descriptor of timing',
    'This information is more than three years older than the paper’s cut-off.',
  ),
  check(
    'SR7',
    'A web source without an archived copy',
    'warning',
    'structure',
    'ICS 206-01',
    'Keep a copy: archive address and hash.',
  ),
  check(
    'SR8',
    'No source summary statement',
    'warning',
    'structure',
    `ICD 206; ${icd}, standard 1`,
    'Say in one statement how strong the sources are and which matter most.',
  ),
  check(
    'SR9',
    'Grades lie on the diagonal',
    'info',
    'structure',
    'Baker 1968',
    'Nearly all grades are A1, B2, C3 …: were source and item judged apart?',
    { guards: 'Fewer than eight graded items.' },
  ),
  check(
    'SR10',
    'Contrary evidence is not answered',
    'warning',
    'structure',
    `${icd}, standard 6`,
    'Evidence contradicts this judgment, and its basis says nothing of it.',
  ),
] as const satisfies readonly CheckDefinition[];
