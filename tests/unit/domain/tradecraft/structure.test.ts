import { describe, expect, it } from 'vitest';
import { checkTable } from '../../../../lib/domain/tradecraft/checkTable.ts';
import type { CheckedBlock } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import { checkPaper } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import { block, paper } from './paperOf.ts';
import { changeRows } from './changeRows.ts';
import { reviewRows, type Row } from './reviewRows.ts';

const said = 'The yard will {likely} close.';
const longBasis = 'Two independent sources report it, and one gap remains in the north.';
const judgment = (fields: Parameters<typeof block>[3] = {}): CheckedBlock => block('judgment', 'j', said, fields);
const source = (id: string, fields: Partial<CheckedBlock['fields']> = {}): CheckedBlock =>
  block('source', id, 'Port log', {
    section: 'sources',
    fields: { originator: 'Harbour office', published: '2026-05', sourceType: 'PAI', ...fields },
  });
const evidence = (id: string, cites: readonly string[], fields: Partial<CheckedBlock['fields']> = {}): CheckedBlock =>
  block('evidence', id, 'Two ships called in March.', { fields, links: cites.map((each) => `cites:${each}`) });
const many = (grades: readonly (readonly [string, string])[]): readonly CheckedBlock[] =>
  grades.flatMap(([reliability, credibility], at) => [
    source(`s${at}`, { reliability }),
    evidence(`e${at}`, [`s${at}`], { credibility }),
  ]);
const supported = (confidence: string, base: readonly CheckedBlock[]): readonly CheckedBlock[] => [
  judgment({
    fields: { confidence },
    links: base.filter(({ kind }) => kind === 'evidence').map(({ id }) => `supports:${id}`),
  }),
  ...base,
];

const marked = (marking: string): CheckedBlock => judgment({ fields: { marking } });
/** An item of evidence with a mark that cites a source with a mark, by a link or in its line. */
const citing = (own: string, marking: string | null, isInLine = false): readonly CheckedBlock[] => [
  block('evidence', 'e', 'Two ships called.', {
    fields: { marking: own },
    ...(isInLine ? { cited: ['s'] } : { links: ['cites:s'] }),
  }),
  source('s', { marking }),
];

const rows: readonly Row[] = [
  ['EL1', 'no field, no word', [block('judgment', 'j', 'The yard closes.')], {}, true],
  ['EL1', 'a term in the words', [block('judgment', 'j', 'The yard will likely close.')], {}, false],
  ['EL1', 'a field', [judgment({ fields: { likelihood: 'likely' } })], {}, false],
  [
    'EL1',
    'a characterisation',
    [block('judgment', 'j', 'The yard is a front.', { fields: { kind: 'characterisation' } })],
    {},
    false,
  ],
  ['EL10', 'a point outside the band', [judgment({ fields: { likelihood: 'likely', probability: 0.3 } })], {}, true],
  ['EL10', 'a point inside', [judgment({ fields: { likelihood: 'likely', probability: 0.65 } })], {}, false],
  ['EL10', 'a figure in words', [block('judgment', 'j', 'It is likely (30%) to close.')], {}, true],
  ['EL10', 'the range itself', [block('judgment', 'j', 'It is likely (55–80%) to close.')], {}, false],
  [
    'EL11',
    'another term in the words',
    [block('judgment', 'j', 'It is unlikely to close.', { fields: { likelihood: 'likely' } })],
    {},
    true,
  ],
  [
    'EL11',
    'the same',
    [block('judgment', 'j', 'It is likely to close.', { fields: { likelihood: 'likely' } })],
    {},
    false,
  ],
  ['EL12', 'ranges hidden', [judgment({ fields: { likelihood: 'likely' } })], { isRangePrinted: false }, true],
  ['EL12', 'ranges printed', [judgment({ fields: { likelihood: 'likely' } })], {}, false],
  ['CF1', 'none', [judgment()], {}, true],
  ['CF1', 'one', [judgment({ fields: { confidence: 'low' } })], {}, false],
  ['CF2', 'no basis', [judgment({ fields: { confidence: 'low' }, basis: '' })], {}, true],
  [
    'CF2',
    'an empty phrase',
    [judgment({ fields: { confidence: 'low' }, basis: 'We have thought about this for a very long time.' })],
    {},
    true,
  ],
  ['CF2', 'a basis', [judgment({ fields: { confidence: 'low' }, basis: longBasis })], {}, false],
  ['CF3', 'one origin', supported('high', many([['A', '1']])), {}, true],
  [
    'CF3',
    'doubtful items',
    supported(
      'high',
      many([
        ['A', '4'],
        ['B', '5'],
      ]),
    ),
    {},
    true,
  ],
  [
    'CF3',
    'nothing judged',
    supported(
      'high',
      many([
        ['F', '6'],
        ['F', '6'],
      ]),
    ),
    {},
    true,
  ],
  [
    'CF3',
    'two origins, one good item',
    supported(
      'high',
      many([
        ['A', '4'],
        ['B', '2'],
      ]),
    ),
    {},
    false,
  ],
  ['CF3', 'moderate', supported('moderate', many([['A', '1']])), {}, false],
  ['CF4', 'six years', [judgment({ fields: { confidence: 'high', horizon: '2032' } })], {}, true],
  ['CF4', 'one year', [judgment({ fields: { confidence: 'high', horizon: '2027-06' } })], {}, false],
  ['SR1', 'no link', [judgment()], {}, true],
  ['SR1', 'context only', [judgment({ links: ['context:e'] }), evidence('e', [])], {}, true],
  ['SR1', 'a broken one', [judgment({ links: ['supports:gone!'] })], {}, true],
  ['SR1', 'evidence', [judgment({ links: ['supports:e'] }), evidence('e', [])], {}, false],
  ['SR3', 'none', [evidence('e', [])], {}, true],
  ['SR3', 'a link', [evidence('e', ['s']), source('s')], {}, false],
  ['SR3', 'a citation in the text', [block('evidence', 'e', 'Two ships called [1].')], {}, false],
  ['SR3b', 'no grade of the source', [evidence('e', ['s'], { credibility: '2' }), source('s')], {}, true],
  ['SR3b', 'no grade of the item', [evidence('e', ['s']), source('s', { reliability: 'B' })], {}, true],
  [
    'SR3b',
    'both, one not judged',
    [evidence('e', ['s'], { credibility: '6' }), source('s', { reliability: 'B' })],
    {},
    false,
  ],
  [
    'SR4',
    'one group',
    supported('low', [
      source('s0', { independenceGroup: 'wire' }),
      source('s1', { independenceGroup: 'wire' }),
      evidence('e', ['s0', 's1']),
    ]),
    {},
    true,
  ],
  [
    'SR4',
    'two groups',
    supported('low', [source('s0', { independenceGroup: 'wire' }), source('s1'), evidence('e', ['s0', 's1'])]),
    {},
    false,
  ],
  ['SR4', 'no evidence at all', [judgment()], {}, false],
  ['SR5', 'no originator', [source('s', { originator: null })], {}, true],
  ['SR5', 'a web source without its date of access', [source('s', { url: 'https://port.example' })], {}, true],
  ['SR5', 'complete', [source('s', { url: 'https://port.example', accessed: '2026-11-01' })], {}, false],
  ['SR6', 'seven years old', [evidence('e', [], { informationDate: '2019' })], {}, true],
  ['SR6', 'this year', [evidence('e', [], { informationDate: '2026-03' })], {}, false],
  ['SR7', 'no copy', [source('s', { url: 'https://port.example', accessed: '2026-11-01' })], {}, true],
  [
    'SR7',
    'a copy',
    [source('s', { url: 'https://port.example', archiveUrl: 'https://web.example/1', sha256: 'a'.repeat(64) })],
    {},
    false,
  ],
  ['SR8', 'none', [judgment()], {}, true],
  [
    'SR8',
    'one',
    [
      judgment(),
      block('paragraph', 'p', 'Three sources of two origins carry the paper; the port log matters most.', {
        section: 'sources',
      }),
    ],
    {},
    false,
  ],
  [
    'SR8',
    'one that waits to be completed',
    [
      judgment(),
      block('paragraph', 'p', 'This assessment draws on 3 sources. [To complete: which sources matter most.]', {
        section: 'sources',
      }),
    ],
    {},
    true,
  ],
  [
    'SR9',
    'eight on the diagonal',
    many(['A1', 'B2', 'C3', 'A1', 'B2', 'C3', 'D4', 'E5'].map((each) => [each[0] ?? '', each[1] ?? ''] as const)),
    {},
    true,
  ],
  [
    'SR9',
    'seven',
    many(['A1', 'B2', 'C3', 'A1', 'B2', 'C3', 'D4'].map((each) => [each[0] ?? '', each[1] ?? ''] as const)),
    {},
    false,
  ],
  [
    'SR9',
    'judged apart',
    many(['A2', 'B2', 'C1', 'A1', 'B3', 'C3', 'D2', 'E5'].map((each) => [each[0] ?? '', each[1] ?? ''] as const)),
    {},
    false,
  ],
  ['SR10', 'silence', [judgment({ links: ['contradicts:e'], basis: longBasis }), evidence('e', [])], {}, true],
  [
    'SR10',
    'an answer',
    [
      judgment({ links: ['contradicts:e'], basis: `${longBasis} We discount one report, which is disputed.` }),
      evidence('e', []),
    ],
    {},
    false,
  ],
  ['AS1', 'none', [judgment()], {}, true],
  ['AS1', 'one', [judgment(), block('assumption', 'a', 'Fuel stays short.')], {}, false],
  ['AS2', 'silence', [block('assumption', 'a', 'Fuel stays short.', { fields: { isLinchpin: true } })], {}, true],
  [
    'AS2',
    'an answer',
    [block('assumption', 'a', 'Fuel stays short.', { fields: { isLinchpin: true }, ifWrong: 'J1 falls.' })],
    {},
    false,
  ],
  ['AL1', 'none', [judgment()], {}, true],
  ['AL1', 'one', [judgment(), block('alternative', 'a', 'The yard is sold.')], {}, false],
  ['AL2', 'no likelihood', [block('alternative', 'a', 'The yard is sold.')], {}, true],
  [
    'AL2',
    'a likelihood',
    [block('alternative', 'a', 'The yard is sold.', { fields: { likelihood: 'unlikely' } })],
    {},
    false,
  ],
  ['IN1', 'none', [judgment()], {}, true],
  ['IN1', 'one', [judgment(), block('indicator', 'i', 'Cranes leave.', { links: ['indicates:j'] })], {}, false],
  [
    'AR1',
    'nobody speaks of it',
    [block('judgment', 'j', 'The deal will likely ruin wheat harvests.'), evidence('e', [])],
    {},
    true,
  ],
  [
    'AR1',
    'linked',
    [block('judgment', 'j', 'The deal will likely ruin wheat harvests.', { links: ['supports:e'] }), evidence('e', [])],
    {},
    false,
  ],
  [
    'AR2',
    'major, in the body',
    [block('judgment', 'j', said, { section: 'implications', fields: { rank: 'major' } })],
    {},
    true,
  ],
  ['AR2', 'minor', [block('judgment', 'j', said, { section: 'implications', fields: { rank: 'minor' } })], {}, false],
  ['AR4', 'none', [judgment()], {}, true],
  ['AR4', 'one sentence', [block('paragraph', 'p', 'The yard is losing its purpose.'), judgment()], {}, false],
  ['TM1', 'a forecast', [judgment()], {}, true],
  ['TM1', 'an explanation', [judgment({ fields: { kind: 'explanation' } })], {}, false],
  ['TM1', 'a horizon', [judgment({ fields: { horizon: '2027' } })], {}, false],
  ['TM1', 'a date in the words', [block('judgment', 'j', 'The yard will likely close by 31 March 2027.')], {}, false],
  ['TM4', 'none', [judgment()], { cutoff: null }, true],
  ['TM4', 'one', [judgment()], {}, false],
  ['OB2', 'a recommendation', [block('recommendation', 'r', 'Sell the yard.')], {}, true],
  ['OB3', 'a loaded word', [block('paragraph', 'p', 'The regime denies it.')], {}, true],
  ['OB3', 'a neutral one', [block('paragraph', 'p', 'The government denies it.')], {}, false],
  ['MK1', 'no mark', [judgment()], { isMarked: true }, true],
  ['MK1', 'a mark', [judgment({ fields: { marking: '(U)' } })], { isMarked: true }, false],
  ['MK1', 'no system', [judgment()], {}, false],
  ['SR2', 'in the basis of a confidence', [judgment({ basis: 'Two independent sources report it.' })], {}, false],
  ['MK1', 'a heading', [block('heading', 'h', 'Outlook')], { isMarked: true }, false],
  [
    'MK1',
    'a list, which bears none',
    [block('paragraph', 'p', 'One', { isPortion: false })],
    { isMarked: true },
    false,
  ],
  ['MK1', 'an empty paragraph', [block('paragraph', 'p', '')], { isMarked: true }, false],
  ['MK1', 'a paragraph', [block('paragraph', 'p', 'One')], { isMarked: true }, true],
  ['MK2', 'above the banner', [marked('(S)')], { system: 'us', raisedTo: 'CONFIDENTIAL' }, true],
  ['MK2', 'a control that the banner lacks', [marked('(S//NF)')], { system: 'us', raisedTo: 'SECRET' }, true],
  ['MK2', 'below it', [marked('(C)')], { system: 'us', raisedTo: 'SECRET' }, false],
  ['MK2', 'no banner of its own', [marked('(S)')], { system: 'us' }, false],
  ['MK2', 'on a ladder', [marked('TLP:RED')], { system: 'tlp2', raisedTo: 'TLP:AMBER' }, true],
  ['MK3', 'no reason', [marked('(U)')], { system: 'us', raisedTo: 'SECRET' }, true],
  ['MK3', 'a reason', [marked('(U)')], { system: 'us', raisedTo: 'SECRET', raisedFor: 'By compilation' }, false],
  ['MK3', 'what the portions ask for', [marked('(S)')], { system: 'us', raisedTo: 'SECRET' }, false],
  ['MK4', 'no mark', [marked('(SECRETISH)')], { system: 'us' }, true],
  ['MK4', 'two that contradict', [marked('(S//NF/REL TO USA, GBR)')], { system: 'us' }, true],
  ['MK4', 'one', [marked('(S//NF)')], { system: 'us' }, false],
  ['MK4', 'off the ladder', [marked('TLP:BLUE')], { system: 'tlp2' }, true],
  ['MK4', 'no marking system', [marked('(S//NF/REL TO USA)')], { system: 'none' }, false],
  ['MK5', 'a source above', citing('(U)', '(S//NF)'), { system: 'us' }, true],
  ['MK5', 'a source in a line above', citing('TLP:GREEN', 'TLP:RED', true), { system: 'tlp2' }, true],
  ['MK5', 'a source below', citing('(S//NF)', '(U)'), { system: 'us' }, false],
  ['MK5', 'a source without a mark', citing('(U)', null), { system: 'us' }, false],
  ['TM2', 'passed', [judgment({ fields: { horizon: '2026-06' } })], {}, true],
  ['TM2', 'the year still runs', [judgment({ fields: { horizon: '2026' } })], {}, false],
  ['TM2', 'today', [judgment({ fields: { horizon: '2026-11-23' } })], {}, false],
  ['TM2', 'no forecast', [judgment({ fields: { horizon: '2020', kind: 'explanation' } })], {}, false],
  ['TM2', 'nobody knows the day', [judgment({ fields: { horizon: '2020' } })], { today: null }, false],
  ['TM3', 'nothing would settle it', [judgment({ fields: { horizon: '2027' } })], {}, true],
  ['TM3', 'a figure', [block('judgment', 'j', 'It will sell 3 ships.', { fields: { horizon: '2027' } })], {}, false],
  [
    'TM3',
    'a year is no figure',
    [block('judgment', 'j', 'It will close by 3 May 2027.', { fields: { horizon: '2027' } })],
    {},
    true,
  ],
  [
    'TM3',
    'an indicator with a threshold',
    [
      judgment({ fields: { horizon: '2027' } }),
      block('indicator', 'i', 'Calls', { links: ['indicates:j'], fields: { threshold: 'fewer than 4 a month' } }),
    ],
    {},
    false,
  ],
  ['TM3', 'without a horizon the other check says so', [judgment()], {}, false],
  ...reviewRows,
  ...changeRows,
  ['PR8', 'a broken link', [judgment({ links: ['supports:gone!'] })], {}, true],
  ['PR8', 'a whole one', [judgment({ links: ['supports:e'] }), evidence('e', [])], {}, false],
  ['PR9', 'bare', [block('figure', 'f', 'Calls a month', { fields: { image: 'a'.repeat(64) } })], {}, true],
  [
    'PR9',
    'complete',
    [
      block('figure', 'f', 'Calls a month', {
        fields: { image: 'a'.repeat(64), alt: 'Ten in May' },
        links: ['cites:s'],
      }),
    ],
    {},
    false,
  ],
];

describe('checks on structure', () => {
  it.each(rows)('[TC2] %s: %s', (id, _what, blocks, more, isFound) => {
    const findings = checkPaper(paper(blocks, more), { on: ['OB2', 'OB3'], off: [] });
    expect(findings.some(({ checkId }) => checkId === id)).toBe(isFound);
  });

  it('[TC2] every check on structure has a failing example here', () => {
    const failing = new Set(rows.filter((row) => row[4]).map(([id]) => id));
    expect(checkTable.filter(({ layer, id }) => layer === 'structure' && !failing.has(id)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});
