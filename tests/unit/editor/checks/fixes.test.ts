import { describe, expect, it } from 'vitest';
import { assumptionOf } from '../../../../components/editor/checks/fixes/toAssumption.ts';
import { fixesFor } from '../../../../components/editor/checks/fixes/fixFor.ts';
import { token } from '../blocks/paperState.ts';
import { node } from '../draftState.ts';
import {
  evidence,
  findingOf,
  findingsIn,
  fixed,
  fixState,
  judgment,
  link,
  offered,
  says,
  section,
} from './fixedPaper.ts';

const key = (...content: readonly (string | ReturnType<typeof token>)[]) =>
  fixState(section('key-judgments', judgment('j', content)));

describe('A term in place of words', () => {
  it.each([
    ['EL2', 'The yard may close.', 'likely', 'The yard will likely (55–80%) close.'],
    ['EL2', 'The yard may close.', 'unlikely', 'It is unlikely (20–45%) that the yard will close.'],
    ['EL2', 'It is possible that the yard closes.', 'likely', 'It is likely (55–80%) that the yard closes.'],
    ['EL2', 'The yard will possibly close.', 'very likely', 'The yard will very likely (80–95%) close.'],
    ['EL3', 'The yard is expected to close.', 'likely', 'The yard is likely (55–80%) to close.'],
    [
      'EL3',
      'The yard is expected to close.',
      'roughly even chance',
      'There is a roughly even chance (45–55%) that the yard will close.',
    ],
    ['EL3', 'A closure seems likely.', 'very likely', 'A closure is very likely (80–95%).'],
    ['EL5', 'The yard will close.', 'likely', 'The yard will likely (55–80%) close.'],
    ['EL5', 'The yard is going to close.', 'likely', 'The yard is likely (55–80%) to close.'],
    ['EL1', 'Demand may fall.', 'likely', 'Demand will likely (55–80%) fall.'],
    ['EL1', 'The yard closes.', 'likely', 'It is likely (55–80%) that the yard closes.'],
  ])('[FX1] %s: “%s” with %s', (check, words, term, read) => {
    const after = fixed(key(words), check, `Say “${term} (`);
    expect(says(after)).toEqual([`judgment: ${read}`]);
    const still = findingsIn(after).map(({ checkId }) => checkId);
    expect(still).not.toContain(check);
    expect(still).not.toContain('EL1');
    expect(after.doc.child(1).child(1).attrs.likelihood).toBe(term.replaceAll(' ', '-'));
  });

  it('[FX1] offers the field’s own term alone where it is set, and none where the sentence has its token', () => {
    const set = fixState(section('key-judgments', judgment('j', ['It might close.'], { likelihood: 'unlikely' })));
    expect(offered(set, 'EL2')).toEqual(['Say “unlikely (20–45%)”']);
    const bound = fixState(
      section(
        'key-judgments',
        judgment('j', ['It will ', token('adverb'), ' close and might sell.'], { likelihood: 'likely' }),
      ),
    );
    expect(offered(bound, 'EL2')).toEqual([]);
  });

  it('[FX1] offers nothing where the sentence would not read rightly', () => {
    expect(offered(key('Possible downturns will follow.'), 'EL2')).toEqual([]);
  });

  it('[FX1] finds its words again after others typed before them, and does nothing once they are gone', () => {
    const state = key('The yard may close.');
    const fix = fixesFor(findingOf(state, 'EL2'), state)[4];
    const typed = state.apply(state.tr.insertText('Old sheds rust. ', state.doc.resolve(0).pos + textStart(state)));
    const tr = fix?.apply(typed);
    expect(tr).toBeTruthy();
    expect(says(typed.apply(tr ?? typed.tr))[0]).toBe('judgment: Old sheds rust. The yard will likely (55–80%) close.');
    const gone = state.apply(state.tr.delete(textStart(state), textStart(state) + 19));
    expect(fix?.apply(gone)).toBeNull();
  });
});

function textStart(state: ReturnType<typeof fixState>): number {
  let start = 0;
  state.doc.descendants((each, pos) => {
    if (each.type.name === 'statement') start = pos + 1;
  });
  return start;
}

describe('A judgment is split', () => {
  const spread = [
    'The pact will ',
    token('adverb'),
    ' enhance both fleets, complicate the talks, and increase the cost of cover.',
  ] as const;

  it('[FX2] into one for each outcome, each with the shared words, fields and links', () => {
    const before = fixState(
      section(
        'key-judgments',
        judgment('j', spread, { likelihood: 'likely', probability: 0.6, confidence: 'low' }, link('supports', 'e')),
      ),
      evidence('e', 'Seen.'),
    );
    expect(offered(before, 'EL6')).toEqual(['Split it into three judgments']);
    const after = fixed(before, 'EL6', 'Split');
    expect(says(after).slice(0, 3)).toEqual([
      'judgment: The pact will likely (55–80%) enhance both fleets.',
      'judgment: The pact will likely (55–80%) complicate the talks.',
      'judgment: The pact will likely (55–80%) increase the cost of cover.',
    ]);
    const judgments = after.doc.child(1).children.filter((each) => each.type.name === 'judgment');
    expect(judgments.map(({ attrs }) => attrs.likelihood)).toEqual(['likely', 'likely', 'likely']);
    expect(judgments.map(({ attrs }) => attrs.probability)).toEqual([0.6, null, null]);
    expect(judgments.map((each) => each.lastChild?.attrs.target)).toEqual(['e', 'e', 'e']);
    expect(findingsIn(after).map(({ checkId }) => checkId)).not.toContain('EL6');
  });

  it('[FX2] keeps a lead and its token in front of each', () => {
    const before = fixState(
      section(
        'key-judgments',
        judgment(
          'j',
          [token('lead'), ' that the pact will enhance both fleets, complicate the talks, and increase costs.'],
          {
            likelihood: 'unlikely',
          },
        ),
      ),
    );
    expect(says(fixed(before, 'EL6', 'Split'))).toEqual([
      'judgment: It is unlikely (20–45%) that the pact will enhance both fleets.',
      'judgment: It is unlikely (20–45%) that the pact will complicate the talks.',
      'judgment: It is unlikely (20–45%) that the pact will increase costs.',
    ]);
  });

  it('[FX2] at a participle that tells what others do, and the second has no likelihood yet', () => {
    const after = fixed(
      fixState(
        section(
          'key-judgments',
          judgment('j', ['The port will likely strike, provoking answers from Norway and Sweden.'], {
            likelihood: 'likely',
          }),
        ),
      ),
      'EL6',
      'Split it into two',
    );
    expect(says(after)).toEqual([
      'judgment: The port will likely strike.',
      'judgment: That would mean provoking answers from Norway and Sweden.',
    ]);
    expect(after.doc.child(1).child(2).attrs.likelihood).toBeNull();
  });
});

describe('A sentence goes where it belongs', () => {
  it('[FX3] a judgment out of the evidence, which supports it', () => {
    const after = fixed(
      fixState(section('supporting-evidence', evidence('e', 'Two cranes were sold. This weakens the yard.'))),
      'IJ1',
      'Move it to a judgment',
    );
    expect(says(after)).toEqual(['evidence: Two cranes were sold. ', 'judgment: This weakens the yard.']);
    const judged = after.doc.lastChild?.lastChild;
    expect(judged?.type.name).toBe('judgment');
    expect(judged?.lastChild?.attrs).toMatchObject({ kind: 'supports', target: 'e' });
  });

  it('[FX3] a whole block is turned where it stands, under its id', () => {
    const after = fixed(
      fixState(section('supporting-evidence', evidence('e', 'This weakens the yard.'))),
      'IJ1',
      'Move it to a judgment',
    );
    expect(says(after)).toEqual(['judgment: This weakens the yard.']);
    expect(after.doc.child(1).child(1).attrs.id).toBe('e');
  });

  it('[FX3] reporting out of a judgment into the evidence that supports it', () => {
    const after = fixed(
      key('The yard will likely close. Reports indicate that two cranes were sold.'),
      'SR2',
      'Move it to the evidence',
    );
    expect(says(after)).toEqual([
      'judgment: The yard will likely close. ',
      'evidence: Reports indicate that two cranes were sold.',
    ]);
    const moved = after.doc.lastChild?.lastChild?.attrs.id as string;
    expect(after.doc.child(1).child(1).lastChild?.attrs).toMatchObject({ kind: 'supports', target: moved });
  });

  it('[FX3] a fact that was called a judgment', () => {
    expect(says(fixed(key('Two cranes were sold.'), 'EL1', 'It is a fact'))).toEqual([
      'evidence: Two cranes were sold.',
    ]);
  });

  it('[FX3] advice out of a judgment, which it serves', () => {
    const after = fixed(
      key('The yard will likely close. Owners should sell.'),
      'OB1',
      'Move it to the recommendations',
    );
    expect(says(after)).toEqual(['judgment: The yard will likely close. ', 'recommendation: Owners should sell.']);
    expect(after.doc.lastChild?.lastChild?.lastChild?.attrs).toMatchObject({ kind: 'serves', target: 'j' });
  });

  it('[FX3] a term stays as its words where it has no field any more', () => {
    const state = fixState(
      section(
        'key-judgments',
        judgment('j', ['Sheds rust. Reportedly the yard will ', token('adverb'), ' close.'], { likelihood: 'likely' }),
      ),
    );
    const after = fixed(state, 'SR2', 'Move it to the evidence');
    expect(says(after)[1]).toBe('evidence: Reportedly the yard will likely close.');
  });
});

describe('An assumption is promoted', () => {
  it('[FX4] into a block that the judgment names, its words kept', () => {
    const after = fixed(key('With Oslo’s backing, the yard will likely grow.'), 'AS3', 'Promote');
    expect(says(after)).toEqual([
      'judgment: With Oslo’s backing, the yard will likely grow.',
      'assumption: Oslo’s backing continues.',
    ]);
    expect(after.doc.child(1).child(1).lastChild?.attrs.kind).toBe('assumes');
    expect(findingsIn(after).map(({ checkId }) => checkId)).not.toContain('AS3');
  });

  it.each([
    ['given that', 'given that talks go on', 'Talks go on.'],
    ['assuming', 'assuming that talks go on', 'Talks go on.'],
    ['as long as', 'as long as talks go on', 'Talks go on.'],
    ['unless', 'unless talks fail', 'It does not happen that talks fail.'],
    ['absent', 'absent a truce', 'There is no truce.'],
    ['as neighbours react', 'as neighbours react', 'Neighbours react.'],
    ['given that', 'given that', null],
  ])('[FX4] “%s” in “%s”', (cue, clause, said) => {
    expect(assumptionOf(cue, clause)).toBe(said);
  });
});

describe('Fields are set', () => {
  it('[FX5] a horizon from the cut-off, or no forecast at all', () => {
    expect(offered(key('It will likely close.'), 'TM1')).toEqual([
      'Set the horizon to 31 May 2027 (six months)',
      'Set the horizon to 30 Nov 2027 (a year)',
      'Set the horizon to 30 Nov 2028 (two years)',
      'Call it an explanation, not a forecast',
    ]);
    const after = fixed(key('It will likely close.'), 'TM1', 'Set the horizon to 31 May');
    expect(after.doc.child(1).child(1).attrs.horizon).toBe('2027-05-31');
    const explained = fixed(key('It will likely close.'), 'TM1', 'Call it');
    expect(findingsIn(explained).map(({ checkId }) => checkId)).not.toContain('TM1');
  });

  it('[FX5] confidence', () => {
    const after = fixed(key('It will likely close.'), 'CF1', 'Set moderate');
    expect(after.doc.child(1).child(1).attrs.confidence).toBe('moderate');
  });

  it.each([
    ['We assess with high confidence that an attack is unlikely.', 'We assess that an attack is unlikely.', 'high'],
    ['We have low confidence that an attack is likely.', 'An attack is likely.', 'low'],
  ])('[FX5] confidence out of the sentence: “%s”', (words, read, level) => {
    const after = fixed(key(words), 'CF5', 'Take it out');
    expect(says(after)).toEqual([`judgment: ${read}`]);
    expect(after.doc.child(1).child(1).attrs.confidence).toBe(level);
  });

  it('[FX5] sentence and field that disagree: either is taken', () => {
    const state = fixState(
      section('key-judgments', judgment('j', ['It is unlikely to close.'], { likelihood: 'likely' })),
    );
    expect(offered(state, 'EL11')).toEqual([
      'Set the likelihood to unlikely (20–45%)',
      'Say likely (55–80%) in the sentence',
    ]);
    expect(fixed(state, 'EL11', 'Set').doc.child(1).child(1).attrs.likelihood).toBe('unlikely');
    expect(says(fixed(state, 'EL11', 'Say'))).toEqual(['judgment: It is likely (55–80%) to close.']);
  });

  it('[FX5] a figure outside the band: the term it lies in, or no figure', () => {
    const state = fixState(
      section('key-judgments', judgment('j', ['It will likely close.'], { likelihood: 'likely', probability: 0.3 })),
    );
    expect(fixed(state, 'EL10', 'Set the likelihood to unlikely').doc.child(1).child(1).attrs).toMatchObject({
      likelihood: 'unlikely',
      probability: 0.3,
    });
    expect(fixed(state, 'EL10', 'Take the figure out').doc.child(1).child(1).attrs.probability).toBeNull();
  });

  it('[FX5] a judgment of the body becomes minor', () => {
    const state = fixState(section('implications', judgment('j', ['It will likely close.'], { rank: 'major' })));
    expect(fixed(state, 'AR2', 'Mark').doc.child(1).child(1).attrs.rank).toBe('minor');
  });
});

describe('Words and links', () => {
  it('[FX6] the second of two hedges goes', () => {
    expect(says(fixed(key('The yard could potentially close.'), 'EL7', 'Drop “potentially”'))).toEqual([
      'judgment: The yard could close.',
    ]);
  });

  it('[FX6] links to what is gone go, the others stay', () => {
    const state = fixState(
      section(
        'key-judgments',
        judgment(
          'j',
          ['It will likely close.'],
          {},
          link('supports', 'gone'),
          link('supports', 'e'),
          link('context', 'away'),
        ),
      ),
      evidence('e', 'Seen.'),
    );
    const after = fixed(state, 'PR8', 'Take the broken');
    const links = after.doc
      .child(1)
      .child(1)
      .children.filter(({ type }) => type.name === 'relation');
    expect(links.map(({ attrs }) => attrs.target)).toEqual(['e']);
  });

  it('[FX6] an indicator is made for its judgment, in its section', () => {
    const after = fixed(key('It will likely close.'), 'IN1', 'Add');
    expect(after.doc.lastChild?.attrs.kind).toBe('indicators');
    expect(after.doc.lastChild?.lastChild?.lastChild?.attrs).toMatchObject({ kind: 'indicates', target: 'j' });
    expect(after.selection.$from.parent.type.name).toBe('statement');
    expect(findingsIn(after).map(({ checkId }) => checkId)).not.toContain('IN1');
  });

  it('[FX6] footnotes go along with the words they stand in', () => {
    const note = node('footnote', { text: 'Seen in May.' });
    const words = [
      'The pact will ',
      token('adverb'),
      ' enhance fleets, complicate talks',
      note,
      ', and increase costs.',
    ];
    const state = fixState(section('key-judgments', judgment('j', words, { likelihood: 'likely' })));
    const after = fixed(state, 'EL6', 'Split');
    const second = after.doc.child(1).child(2).child(0);
    expect(second.children.map(({ type }) => type.name)).toEqual([
      'text',
      'likelihoodTerm',
      'text',
      'footnote',
      'text',
    ]);
  });
});
