import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInBand,
  setLikelihood,
  setWording,
  type LikelihoodChoice,
} from '../../../../components/editor/blocks/fieldEdits.ts';
import { settingsIn } from '../../../../components/editor/blocks/paperSettings.ts';
import { pointValue } from '../../../../components/editor/blocks/pointValue.ts';
import { scales } from '../../../../lib/domain/likelihood/scaleById.ts';
import { wordsInForm } from '../../../../lib/domain/likelihood/tokenWords.ts';
import { node } from '../draftState.ts';
import { choice, judged, paperState, sentence, token } from './paperState.ts';

const chosen = (termId: string | null, more: Partial<LikelihoodChoice> = {}): LikelihoodChoice => ({
  termId,
  probability: null,
  place: false,
  ...more,
});

function after(state: ReturnType<typeof paperState>, made: LikelihoodChoice) {
  const tr = setLikelihood(state, 'j1', made);
  if (tr === null) throw new Error('nothing was changed');
  return state.apply(tr);
}

describe('A likelihood is set', () => {
  it.each([
    // what stands there, the new term, how it reads then
    [['The port will ', token('adverb'), ' close.'], 'very-likely', 'The port will very likely (80–95%) close.'],
    [
      ['The port will ', token('adverb'), ' close.'],
      'almost-certain',
      'The port will almost certainly (95–99%) close.',
    ],
    [['The port will ', token('adverb'), ' close.'], 'unlikely', 'It is unlikely (20–45%) that the port will close.'],
    [
      ['Kim will ', token('adverb'), ' travel.'],
      'roughly-even-chance',
      'There is a roughly even chance (45–55%) that Kim will travel.',
    ],
    [['Talks are ', token('adjective'), ' to resume.'], 'unlikely', 'Talks are unlikely (20–45%) to resume.'],
    [
      ['Talks are ', token('adjective'), ' to resume.'],
      'roughly-even-chance',
      'There is a roughly even chance (45–55%) that Talks will resume.',
    ],
    [
      ['These talks were ', token('adjective'), ' to resume.'],
      'almost-no-chance',
      'There is almost no chance (1–5%) that these talks would resume.',
    ],
    [
      ['A further test is ', token('adjective'), '.'],
      'roughly-even-chance',
      'There is a roughly even chance (45–55%) that a further test occurs.',
    ],
    [
      [token('lead'), ' that talks resume.'],
      'roughly-even-chance',
      'There is a roughly even chance (45–55%) that talks resume.',
    ],
    [[token('adverb'), ' the port will close.'], 'unlikely', 'It is unlikely (20–45%) that the port will close.'],
  ] as const)('%# the sentence reads rightly with %s', (content, termId, read) => {
    const state = after(paperState([judged('likely', ...content)]), chosen(termId));
    expect(sentence(state)).toBe(read);
    expect(state.doc.child(1).attrs.likelihood).toBe(termId);
    state.doc.check();
  });

  it('rewrites in one transaction with the field, so that one undo takes both back', () => {
    const state = paperState([judged('likely', 'The port will ', token('adverb'), ' close.')]);
    const tr = setLikelihood(state, 'j1', chosen('unlikely'));
    expect(tr?.steps.length).toBeGreaterThan(1);
    expect(tr?.doc.child(1).attrs.likelihood).toBe('unlikely');
  });

  it('does not touch the sentence where the term can stand in its form, and nothing at all where nothing changes', () => {
    const state = paperState([judged('likely', 'The port will ', token('adverb'), ' close.')]);
    expect(setLikelihood(state, 'j1', chosen('very-likely'))?.steps).toHaveLength(1);
    expect(setLikelihood(state, 'j1', chosen('likely'))).toBeNull();
    expect(setLikelihood(state, 'gone', chosen('likely'))).toBeNull();
  });

  it('keeps footnotes, citations and marks of a sentence that is rewritten', () => {
    const note = node('footnote', { text: 'Until spring.' });
    const state = after(
      paperState([judged('likely', 'The port will ', token('adverb'), ' close', note, '.')]),
      chosen('unlikely'),
    );
    const kinds: string[] = [];
    state.doc
      .child(1)
      .child(0)
      .forEach((child) => kinds.push(child.type.name));
    expect(kinds).toEqual(['likelihoodTerm', 'text', 'footnote', 'text']);
  });
});

describe('The term is put into a sentence', () => {
  it.each([
    ['The port will close.', 'likely', 'The port will likely (55–80%) close.'],
    ['The port will close.', 'unlikely', 'It is unlikely (20–45%) that the port will close.'],
    ['Talks are to resume.', 'unlikely', 'Talks are unlikely (20–45%) to resume.'],
    ['Beijing closes the port.', 'likely', 'It is likely (55–80%) that Beijing closes the port.'],
    ['The port will likely close.', 'very-likely', 'The port will very likely (80–95%) close.'],
    ['It is unlikely that talks resume.', 'likely', 'It is likely (55–80%) that talks resume.'],
  ])('“%s” with %s', (words, termId, read) => {
    const state = after(paperState([judged(null, words)]), chosen(termId, { place: true }));
    expect(sentence(state)).toBe(read);
  });

  it('only when it is asked for', () => {
    expect(sentence(after(paperState([judged(null, 'The port will close.')]), chosen('likely')))).toBe(
      'The port will close.',
    );
  });
});

describe('The wording of the paper', () => {
  it('changes every sentence, and rewrites those whose token has no such form', () => {
    const state = paperState([judged('very-likely', 'The port will ', token('adverb'), ' close.')]);
    const tr = setWording(state, 'b', choice);
    if (tr === null) throw new Error('nothing was changed');
    const next = state.apply(tr);
    expect(settingsIn(next).paper.wording).toBe('b');
    expect(sentence(next)).toBe('It is highly probable (80–95%) that the port will close.');
    expect(setWording(next, 'b', choice)).toBeNull();
  });

  it('keeps an adverb that the wording has', () => {
    const state = paperState([judged('likely', 'The port will ', token('adverb'), ' close.')]);
    const tr = setWording(state, 'b', choice);
    expect(tr === null ? '' : sentence(state.apply(tr))).toBe('The port will probably (55–80%) close.');
  });
});

describe('A point value', () => {
  it('is read as people write it', () => {
    expect(['85', '85%', ' 12,5 % ', '0', '100', '101', '-1', 'x', ''].map(pointValue)).toEqual([
      0.85,
      0.85,
      0.125,
      0,
      1,
      null,
      null,
      null,
      null,
    ]);
  });

  it('lies in the band of its term, end points included unless they are open', () => {
    const settings = settingsIn(paperState([]));
    expect([0.55, 0.8, 0.54, 0.81].map((value) => isInBand(value, 'likely', settings))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isInBand(0.5, null, settings)).toBe(false);
    const phia = settingsIn(paperState([], { scale: 'phia' }));
    expect([0, 0.01, 0.05].map((value) => isInBand(value, 'remote-chance', phia))).toEqual([false, true, true]);
  });
});

describe('Whatever scale, term, wording and form', () => {
  it('the sentence stays whole and its token can print its term', () => {
    const anyCase = fc.constantFrom(...scales).chain((scale) =>
      fc.record({
        scale: fc.constant(scale),
        term: fc.constantFrom(...scale.terms),
        wording: fc.constantFrom(...scale.wordings.map(({ id }) => id)),
        form: fc.constantFrom('adverb' as const, 'adjective' as const, 'lead' as const),
      }),
    );
    fc.assert(
      fc.property(anyCase, ({ scale, term, wording, form }) => {
        const state = after(
          paperState([judged(null, 'The port will ', token(form), ' close.')], { scale: scale.id, wording }),
          chosen(term.id),
        );
        const forms: unknown[] = [];
        state.doc.descendants((each) => {
          if (each.type.name === 'likelihoodTerm') forms.push(each.attrs.form);
        });
        expect(forms).toHaveLength(1);
        expect(wordsInForm(term, wording, forms[0] as typeof form)).not.toBeNull();
        expect(sentence(state)).toMatch(/port will (?:.* )?close\.$/u);
        state.doc.check();
      }),
      { seed: 20_261, numRuns: 300 },
    );
  });
});
