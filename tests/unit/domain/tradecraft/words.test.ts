import { describe, expect, it } from 'vitest';
import { phia } from '../../../../lib/domain/likelihood/phia.ts';
import type { CheckId } from '../../../../lib/domain/tradecraft/checkTable.ts';
import type { CheckedKind } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import { checkPaper } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import { block, paper } from './paperOf.ts';

/** Check, kind of block, text, and what is quoted: once for each finding. No quotes: it passes. */
const table: readonly (readonly [CheckId, CheckedKind, string, readonly string[]])[] = [
  ['EL2', 'judgment', 'The port might reopen, and trains could possibly follow.', ['might', 'could', 'possibly']],
  ['EL2', 'judgment', 'Shipments may resume.', ['may']],
  ['EL2', 'evidence', 'The depot could hold twice as much.', ['could']],
  ['EL2', 'judgment', 'On 3 May 2027 the talks will likely resume, and in May they end.', []],
  ['EL2', 'judgment', 'Military might alone will likely not decide it.', []],
  ['EL2', 'judgment', 'The envoy could not confirm it.', []],
  ['EL2', 'judgment', 'They will likely answer as soon as possible.', []],
  ['EL2', 'judgment', 'Each launcher could carry 500 kg.', []],
  ['EL2', 'judgment', 'The text may not be released before Friday.', []],
  ['EL2', 'judgment', 'The minister said “we might leave”.', []],
  ['EL2', 'recommendation', 'Prepare for what might follow.', []],
  ['EL3', 'judgment', 'The depot is expected to close; there is no doubt about the date.', ['expected to', 'no doubt']],
  ['EL3', 'judgment', 'There is potential for a second test.', ['potential for']],
  ['EL3', 'judgment', 'A second test is likely.', []],
  ['EL4', 'judgment', 'A second test will probably follow.', ['A second test will probably follow.']],
  ['EL5', 'judgment', 'The yard will close.', ['will']],
  ['EL5', 'judgment', 'The yard will very likely close.', []],
  ['EL5', 'judgment', 'The yard will {likely} close.', []],
  ['EL5', 'judgment', 'Political will is lacking.', []],
  [
    'EL6',
    'judgment',
    'The deal will likely raise output, weaken controls, and push prices down.',
    ['The deal will likely raise output, weaken controls, and push prices down.'],
  ],
  [
    'EL6',
    'judgment',
    'The deal will {likely} raise output, weaken controls and push prices down.',
    ['The deal will likely raise output, weaken controls and push prices down.'],
  ],
  ['EL6', 'judgment', 'The deal will likely raise output of shells, fuses and engines.', []],
  ['EL7', 'judgment', 'The deal could potentially fail.', ['could potentially']],
  ['EL7', 'judgment', 'The deal is likely or very likely to fail.', []],
  [
    'EL8',
    'judgment',
    'A strike is less likely and the cold increases the risk.',
    ['less likely', 'increases the risk'],
  ],
  ['EL8', 'judgment', 'A strike is likely, and the cold increases the risk.', []],
  [
    'EL9',
    'judgment',
    'If the pipeline were to close, prices might double.',
    ['If the pipeline were to close, prices might double.'],
  ],
  ['EL9', 'judgment', 'If the pipeline closes by June, prices will likely double.', []],
  [
    'CF5',
    'judgment',
    'We judge with high confidence that a strike is unlikely.',
    ['We judge with high confidence that a strike is unlikely.'],
  ],
  ['CF5', 'judgment', 'A strike is unlikely. Our confidence in this judgment is moderate.', []],
  ['CF5', 'judgment', 'Confidence-building talks are likely.', []],
  ['CF5', 'judgment', 'A vote of no confidence is likely, and consumer confidence is low.', []],
  ['CF6', 'judgment', 'We are fairly confident in the count.', ['fairly confident']],
  ['CF6', 'judgment', 'Our confidence in the count is high.', []],
  ['SR2', 'evidence', 'Reports indicate that trains run at night.', ['Reports indicate']],
  ['SR2', 'evidence', 'Reports indicate that trains run at night [1].', []],
  ['IJ1', 'evidence', 'The treaty strengthens the northern command.', ['The treaty strengthens the northern command.']],
  ['IJ1', 'evidence', 'The ministry said the treaty strengthens the northern command.', []],
  ['IJ1', 'evidence', 'Two ships called at the port in March.', []],
  ['IJ2', 'evidence', 'The crew will likely return.', ['likely']],
  ['IJ2', 'evidence', 'The captain wrote “the crew will likely return”.', []],
  ['AS3', 'judgment', 'With Moscow’s support, the programme will likely go on.', ['With Moscow’s support']],
  ['AS3', 'judgment', 'Given that fuel is short, a pause is likely.', ['Given that']],
  ['AS3', 'judgment', 'A given district will likely vote twice.', []],
  ['CL1', 'judgment', 'The deal will likely bring significant and substantial gains.', ['significant']],
  ['CL1', 'judgment', 'The deal will likely touch critical infrastructure and essential goods.', []],
  ['CL2', 'judgment', 'A pause is likely in the near future.', ['in the near future']],
  ['CL2', 'judgment', 'A pause is likely by 31 March 2027.', []],
  ['OB1', 'judgment', 'Allies should likely buy earlier.', ['should']],
  ['OB1', 'evidence', 'The fleet needs to move.', ['needs to']],
  ['OB1', 'judgment', 'Their needs will likely grow, and it must have been known.', []],
  ['AR5', 'judgment', 'The blockades will likely end.', ['The blockades']],
];

describe('checks on words', () => {
  it.each(table)('[TC2] %s on %s: %s', (id, kind, text, quotes) => {
    // A second judgment in row A, so that row B beside it is a mixture.
    const other = block('judgment', 'other', 'Rain will likely delay the harvest.');
    const findings = checkPaper(paper([block(kind, 'b', text), other]), { on: ['OB2', 'OB3'], off: [] });
    const found = findings.filter((each) => each.checkId === id && each.blockId === 'b-text');
    expect(found.map(({ quote }) => quote)).toEqual(quotes);
  });

  it('[TC2] a word that another block introduced is known, and body judgments are not asked for measures', () => {
    const known = [
      block('evidence', 'e', 'Two blockades began in May.'),
      block('judgment', 'j', 'The blockades will likely end.'),
    ];
    expect(checkPaper(paper(known)).filter(({ checkId }) => checkId === 'AR5')).toEqual([]);
    const body = block('judgment', 'j', 'Losses will likely be substantial.', { section: 'implications' });
    expect(checkPaper(paper([body])).filter(({ checkId }) => checkId === 'CL1')).toEqual([]);
  });

  it('[TC2] the scale in use decides which phrases are its own', () => {
    const judgment = block('judgment', 'j', 'A second test is highly likely.');
    expect(checkPaper(paper([judgment])).filter(({ checkId }) => checkId === 'EL3')).toHaveLength(1);
    expect(checkPaper(paper([judgment], { scale: phia })).filter(({ checkId }) => checkId === 'EL3')).toEqual([]);
  });

  it('[TC6] nothing is found in quotations and tokens', () => {
    const quoted = block('judgment', 'j', 'He wrote “it might fail, and it should”, {unlikely} as it is.', {
      fields: { likelihood: 'unlikely' },
    });
    const words = ['EL2', 'EL3', 'EL5', 'EL7', 'EL8', 'OB1', 'EL11'];
    expect(checkPaper(paper([quoted])).filter(({ checkId }) => words.includes(checkId))).toEqual([]);
    const quote = block('quote', 'q', 'We have high confidence that it is likely, a brutal regime.');
    expect(checkPaper(paper([quote]), { on: ['OB3'], off: [] }).filter(({ blockId }) => blockId !== null)).toEqual([]);
  });

  it('[TC7] a profile switches checks; optional ones are off by themselves', () => {
    const blocks = [block('recommendation', 'r', 'Ask the regime.'), block('judgment', 'j', 'It might fail.')];
    const ids = (on: readonly string[], off: readonly string[]): readonly string[] =>
      checkPaper(paper(blocks), { on, off }).map(({ checkId }) => checkId);
    expect(ids([], [])).not.toContain('OB2');
    expect(ids([], [])).not.toContain('OB3');
    expect(ids(['OB2', 'OB3'], [])).toEqual(expect.arrayContaining(['OB2', 'OB3', 'EL2']));
    expect(ids([], ['EL2'])).not.toContain('EL2');
  });
});
