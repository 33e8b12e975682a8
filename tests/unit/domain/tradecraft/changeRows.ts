import { icd203 } from '../../../../lib/domain/likelihood/icd203.ts';
import type { ChangeFacts } from '../../../../lib/domain/publications/changeStatement.ts';
import type { CheckedBlock, CheckedPaper } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import { block } from './paperOf.ts';
import { reviewed, type Row } from './reviewRows.ts';

/** A judgment with its fields. */
export const claim = (id: string, likelihood: string | null, confidence: string | null = null): CheckedBlock =>
  block('judgment', id, 'The quay will {likely} flood.', { fields: { likelihood, confidence } });

/** What a draft is compared with: judgments with their likelihoods, and statements as `j1: words`. */
export function since(
  base: number | null,
  before: Readonly<Record<string, string | null>>,
  said: Readonly<Record<string, string>> = {},
): Partial<CheckedPaper> {
  const change: ChangeFacts = {
    base,
    scale: base === null ? null : icd203,
    judgments: Object.entries(before).map(([id, likelihood], at) => ({
      id,
      label: `J${at + 1}`,
      likelihood,
      probability: null,
      confidence: null,
    })),
    statements: Object.entries(said).map(([id, text]) => ({
      judgmentId: id === '' ? null : id,
      text,
      by: 'Ana',
      at: '2026-11-23T10:00:00.000Z',
    })),
  };
  return { review: { ...reviewed, change } };
}

const words = 'A second survey of the dyke was published.';
const three = [claim('a', 'likely'), claim('b', 'likely'), claim('c', 'likely')];
const asBefore = { a: 'likely', b: 'likely', c: 'likely' };

/** Checks on statements of change: failing, and passing. */
export const changeRows: readonly Row[] = [
  ['CH1', 'nothing published, and nothing said of it', [claim('a', 'likely')], since(null, {}), true],
  ['CH1', 'said of the whole paper', [claim('a', 'likely')], since(null, {}, { '': 'Initial coverage.' }), false],
  [
    'CH1',
    'said in the paper',
    [claim('a', 'likely'), block('paragraph', 'p', 'Initial coverage of the harbour.')],
    since(null, {}),
    false,
  ],
  ['CH1', 'a paper that judges nothing', [block('paragraph', 'p', 'Notes.')], since(null, {}), false],
  ['CH1', 'not known what was published', [claim('a', 'likely')], {}, false],
  ['CH1', 'a new judgment', [claim('a', 'likely')], since(1, {}), true],
  ['CH1', 'a weaker one', [claim('a', 'likely')], since(1, { a: 'very-likely' }), true],
  ['CH1', 'a stronger one', [claim('a', 'very-likely')], since(1, { a: 'likely' }), true],
  ['CH1', 'a reversed one', [claim('a', 'unlikely')], since(1, { a: 'likely' }), true],
  ['CH1', 'another confidence', [claim('a', 'likely', 'high')], since(1, { a: 'likely' }), true],
  ['CH1', 'a dropped one', [], since(1, { a: 'likely' }), true],
  ['CH1', 'one that stands as published', [claim('a', 'likely')], since(1, { a: 'likely' }), false],
  ['CH1', 'a change that is explained', [claim('a', 'unlikely')], since(1, { a: 'likely' }, { a: words }), false],
  ['CH1', 'a dropped one that is explained', [], since(1, { a: 'likely' }, { a: words }), false],
  ['CH1', 'another one is explained', [claim('a', 'unlikely')], since(1, { a: 'likely' }, { b: words }), true],
  ['CH2', 'three say the same', three, since(1, asBefore, { a: words, b: words, c: words }), true],
  [
    'CH2',
    'three say the same but for case, signs and numbers',
    three,
    since(1, asBefore, { a: 'J1 remains unchanged.', b: 'J2 remains unchanged', c: 'j3 REMAINS unchanged!' }),
    true,
  ],
  ['CH2', 'two say the same', three, since(1, asBefore, { a: words, b: words, c: 'A gauge was repaired.' }), false],
  ['CH2', 'of three one is gone', three.slice(1), since(1, asBefore, { a: words, b: words, c: words }), false],
  ['CH2', 'nothing is said', three, since(1, asBefore), false],
];
