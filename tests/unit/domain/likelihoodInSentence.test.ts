import { describe, expect, test } from 'vitest';
import { likelihoodInSentence } from '../../../lib/domain/likelihood/likelihoodInSentence.ts';
import { scaleById, scales } from '../../../lib/domain/likelihood/scaleById.ts';

const found = (sentence: string, id = 'icd203'): string | null => {
  const scale = scaleById(id);
  if (!scale) throw new Error(`no scale ${id}`);
  return likelihoodInSentence(sentence, scale)?.id ?? null;
};

describe('the term that a sentence uses', () => {
  test.each([
    ['Moscow will likely ship more fuel.', 'likely'],
    ['It is unlikely that Seoul will arm.', 'unlikely'],
    ['Tests are VERY LIKELY to go on.', 'very-likely'],
    ['Pyongyang will almost certainly refuse.', 'almost-certain'],
    ['There is a roughly even chance of a summit.', 'roughly-even-chance'],
    ['There is almost no chance of a treaty.', 'almost-no-chance'],
    ['A withdrawal is highly improbable.', 'very-unlikely'],
    ['The pact will probably last.', 'likely'],
    ['There is a remote possibility of war.', 'almost-no-chance'],
    ['This likely means a longer war.', 'likely'],
    ['It’s likely that trade grows.', 'likely'],
    ['Trade will likely grow, and prices will likely fall.', 'likely'],
    ['It will likely (55–80%) fail.', 'likely'],
    ['It will very\n likely fail.', 'very-likely'],
    ['It will likely not happen.', 'likely'],
  ])('[LK7] %s', (sentence, expected) => expect(found(sentence)).toBe(expected));

  test.each([
    'An unlikelihood.',
    'Confidence-building helps.',
    'A likely-looking ship.',
    'Remote work spread.',
    'Nothing.',
  ])('[LK7] %s has no term', (sentence) => expect(found(sentence)).toBeNull());

  test.each([
    'Pyongyang is less likely to talk.',
    'Beijing is more likely than Moscow to pay.',
    'It is as likely as a storm.',
    'It is not likely to hold.',
    'It is not at all likely to hold.',
    'It isn’t likely to hold.',
    'It is hardly likely to hold.',
    'War is highly likely.',
    'War is extremely unlikely.',
    'It is equally likely to fail.',
    'It is fairly probable.',
    'How likely that is depends on Beijing.',
    'The most likely course is delay.',
  ])('[LK8] %s', (sentence) => expect(found(sentence)).toBeNull());

  test.each([
    'The likely successor spoke.',
    'Its likely targets are ports.',
    'Moscow’s likely response is silence.',
    'They are unlikely allies.',
    'There was probable cause.',
    'A likely reason is pride.',
  ])('[LK9] %s', (sentence) => expect(found(sentence)).toBeNull());

  test.each(['The minister called it “very likely” again.', 'He said "it is likely".', 'Is it likely to last?'])(
    '[LK10] %s',
    (sentence) => expect(found(sentence)).toBeNull(),
  );

  test('[LK11] two different terms are none, a guarded one beside a used one does not count', () => {
    expect(found('Trade is likely but a treaty is very unlikely.')).toBeNull();
    expect(found('Trade will likely grow and probably last.')).toBe('likely');
    expect(found('Seoul is less likely to yield and will likely wait.')).toBe('likely');
  });

  test('[LK7] each scale has its own words', () => {
    expect(found('War is highly likely.', 'phia')).toBe('highly-likely');
    expect(found('It is a realistic possibility.', 'phia')).toBe('realistic-possibility');
    expect(found('War is very likely.', 'phia')).toBeNull();
    expect(found('It is more likely than not to rain.', 'ipcc')).toBe('more-likely-than-not');
    expect(found('It is about as likely as not.', 'ipcc')).toBe('about-as-likely-as-not');
    expect(found('He will almost certainly not come.', 'kent')).toBe('almost-certainly-not');
    expect(found('A certain degree of certain things.', 'kent')).toBeNull();
  });

  test.each(scales)('[LK7] $id: every form of every term is found in a plain sentence', (scale) => {
    for (const term of scale.terms) {
      for (const form of term.forms) {
        expect(likelihoodInSentence(`We judge ${form} this.`, scale)?.id, form).toBe(term.id);
      }
    }
  });
});
