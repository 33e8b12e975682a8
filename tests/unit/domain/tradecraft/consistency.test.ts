import { describe, expect, it } from 'vitest';
import { checkPaper } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import type { CheckedBlock } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import { block, paper } from './paperOf.ts';

const found = (id: string, ...blocks: readonly CheckedBlock[]): readonly (string | null)[] =>
  checkPaper(paper(blocks))
    .filter(({ checkId }) => checkId === id)
    .map(({ blockId }) => blockId);
const says = (id: string, text: string, fields: Partial<CheckedBlock['fields']> = {}): CheckedBlock =>
  block('judgment', id, text, { fields });

describe('one proposition with two likelihoods', () => {
  const first = says('j1', 'The harbour board will likely close the northern dry dock.', { horizon: '2027' });
  it.each([
    ['in the field', says('j2', 'The harbour board closes the northern dry dock.', { likelihood: 'unlikely' }), true],
    ['in the words', says('j2', 'It is unlikely that the harbour board closes the northern dry dock.'), true],
    ['the same likelihood', says('j2', 'It is likely that the harbour board closes the northern dry dock.'), false],
    [
      'another horizon',
      says('j2', 'The harbour board closes the northern dry dock.', { likelihood: 'unlikely', horizon: '2030' }),
      false,
    ],
    ['another figure', says('j2', 'The harbour board closes 2 northern dry docks.', { likelihood: 'unlikely' }), false],
    [
      'a “not”',
      says('j2', 'The harbour board will not close the northern dry dock.', { likelihood: 'unlikely' }),
      false,
    ],
    ['another thing', says('j2', 'The harbour board opens a southern ferry line.', { likelihood: 'unlikely' }), false],
    ['too few words', says('j2', 'It closes.', { likelihood: 'unlikely' }), false],
    ['nothing said of likelihood', says('j2', 'The harbour board closes the northern dry dock.'), false],
  ])('[TC2] AR3: %s', (_what, second, isFound) => {
    expect(found('AR3', first, second)).toEqual(isFound ? ['j2'] : []);
  });

  it('[TC2] AR3 says both terms', () => {
    const second = says('j2', 'The harbour board closes the northern dry dock.', { likelihood: 'unlikely' });
    const told = checkPaper(paper([first, second])).find(({ checkId }) => checkId === 'AR3');
    expect(told?.message).toBe('Another judgment says nearly the same: unlikely here, likely there.');
  });
});

describe('a grave outcome of low probability', () => {
  const grave = says('j', 'A blockade of the strait will {follow}.', { likelihood: 'very-unlikely' });
  it.each([
    ['without an indicator', [grave], true],
    ['with one', [grave, block('indicator', 'i', 'Tugs leave', { links: ['indicates:j'] })], false],
    ['as an alternative', [block('alternative', 'j', 'A coup.', { fields: { likelihood: 'almost-no-chance' } })], true],
    ['likely', [says('j', 'A blockade follows.', { likelihood: 'likely' })], false],
    [
      'by the author’s own number',
      [says('j', 'A blockade follows.', { likelihood: 'unlikely', probability: 0.2 })],
      true,
    ],
    ['not grave', [says('j', 'A ferry is late.', { likelihood: 'very-unlikely' })], false],
    ['nothing said', [says('j', 'A blockade follows.')], false],
  ] as const)('[TC2] AL3: %s', (_what, blocks, isFound) => {
    expect(found('AL3', ...blocks)).toEqual(isFound ? ['j'] : []);
  });
});
