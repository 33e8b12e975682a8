import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formWordsOf, tokenForms } from '../../../lib/domain/likelihood/formWordsOf.ts';
import { likelihoodInSentence } from '../../../lib/domain/likelihood/likelihoodInSentence.ts';
import type { Scale } from '../../../lib/domain/likelihood/scale.ts';
import { findScale, scaleById, scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { formFor, tokenWords, wordsInForm } from '../../../lib/domain/likelihood/tokenWords.ts';

/** Scale, wording, term, then what stands in "X will … grow", "X is …" and at a sentence's start before "that". */
const golden = [
  ['icd203', 'a', 'almost-no-chance', null, null, 'there is almost no chance'],
  ['icd203', 'a', 'very-unlikely', null, 'very unlikely', 'it is very unlikely'],
  ['icd203', 'a', 'unlikely', null, 'unlikely', 'it is unlikely'],
  ['icd203', 'a', 'roughly-even-chance', null, null, 'there is a roughly even chance'],
  ['icd203', 'a', 'likely', 'likely', 'likely', 'it is likely'],
  ['icd203', 'a', 'very-likely', 'very likely', 'very likely', 'it is very likely'],
  ['icd203', 'a', 'almost-certain', 'almost certainly', 'almost certain', 'it is almost certain'],
  ['icd203', 'b', 'almost-no-chance', null, null, 'there is a remote chance'],
  ['icd203', 'b', 'very-unlikely', null, 'highly improbable', 'it is highly improbable'],
  ['icd203', 'b', 'unlikely', 'improbably', 'improbable', 'it is improbable'],
  ['icd203', 'b', 'roughly-even-chance', null, null, 'there are roughly even odds'],
  ['icd203', 'b', 'likely', 'probably', 'probable', 'it is probable'],
  ['icd203', 'b', 'very-likely', null, 'highly probable', 'it is highly probable'],
  ['icd203', 'b', 'almost-certain', 'nearly certainly', 'nearly certain', 'it is nearly certain'],
  ['phia', 'a', 'remote-chance', null, null, 'there is a remote chance'],
  ['phia', 'a', 'highly-unlikely', null, 'highly unlikely', 'it is highly unlikely'],
  ['phia', 'a', 'unlikely', null, 'unlikely', 'it is unlikely'],
  ['phia', 'a', 'realistic-possibility', null, null, 'there is a realistic possibility'],
  ['phia', 'a', 'likely', 'likely', 'likely', 'it is likely'],
  ['phia', 'a', 'highly-likely', 'highly likely', 'highly likely', 'it is highly likely'],
  ['phia', 'a', 'almost-certain', 'almost certainly', 'almost certain', 'it is almost certain'],
  ['kent', 'a', 'impossible', null, null, 'it is impossible'],
  ['kent', 'a', 'almost-certainly-not', 'almost certainly not', null, 'it is almost certainly not the case'],
  ['kent', 'a', 'probably-not', 'probably not', null, 'it is probably not the case'],
  ['kent', 'a', 'chances-about-even', null, null, 'chances are about even'],
  ['kent', 'a', 'probable', 'probably', 'probable', 'it is probable'],
  ['kent', 'a', 'almost-certain', 'almost certainly', 'almost certain', 'it is almost certain'],
  ['kent', 'a', 'certain', 'certainly', 'certain', 'it is certain'],
  ['canada', 'a', 'almost-no-chance', null, null, 'there is almost no chance'],
  ['canada', 'a', 'probably-not', 'probably not', null, 'it is probably not the case'],
  ['canada', 'a', 'about-even', null, null, 'chances are about even'],
  ['canada', 'a', 'probable', 'probably', 'probable', 'it is probable'],
  ['canada', 'a', 'almost-certain', 'almost certainly', 'almost certain', 'it is almost certain'],
  ['nz', 'a', 'highly-unlikely', null, 'highly unlikely', 'it is highly unlikely'],
  ['nz', 'a', 'unlikely', null, 'unlikely', 'it is unlikely'],
  ['nz', 'a', 'realistic-possibility', null, null, 'there is a realistic possibility'],
  ['nz', 'a', 'likely', 'likely', 'likely', 'it is likely'],
  ['nz', 'a', 'highly-likely', 'highly likely', 'highly likely', 'it is highly likely'],
  ['nz', 'a', 'almost-certain', 'almost certainly', 'almost certain', 'it is almost certain'],
  ['ipcc', 'a', 'exceptionally-unlikely', null, 'exceptionally unlikely', 'it is exceptionally unlikely'],
  ['ipcc', 'a', 'extremely-unlikely', null, 'extremely unlikely', 'it is extremely unlikely'],
  ['ipcc', 'a', 'very-unlikely', null, 'very unlikely', 'it is very unlikely'],
  ['ipcc', 'a', 'unlikely', null, 'unlikely', 'it is unlikely'],
  ['ipcc', 'a', 'about-as-likely-as-not', null, 'about as likely as not', 'it is about as likely as not'],
  ['ipcc', 'a', 'more-likely-than-not', 'more likely than not', 'more likely than not', 'it is more likely than not'],
  ['ipcc', 'a', 'likely', 'likely', 'likely', 'it is likely'],
  ['ipcc', 'a', 'very-likely', 'very likely', 'very likely', 'it is very likely'],
  ['ipcc', 'a', 'extremely-likely', 'extremely likely', 'extremely likely', 'it is extremely likely'],
  ['ipcc', 'a', 'virtually-certain', 'virtually certainly', 'virtually certain', 'it is virtually certain'],
] as const;

const scaleNamed = (id: string): Scale => {
  const scale = scaleById(id);
  if (scale === null) throw new Error(`no scale ${id}`);
  return scale;
};

test('a scale is found among those given, and ICD 203 stands in for an unknown one', () => {
  const own = { ...scaleNamed('phia'), id: 'own-1' };
  expect(findScale([...scales, own], 'own-1')).toBe(own);
  for (const id of [null, undefined, 'own-2', 'toString']) expect(findScale([own], id).id).toBe('icd203');
});

describe('words in a sentence', () => {
  test('[LK12] every term of every wording of every scale, in every form', () => {
    const found = scales.flatMap((scale) =>
      scale.wordings.flatMap(({ id }) =>
        scale.terms.map((term) => [scale.id, id, term.id, ...tokenForms.map((form) => wordsInForm(term, id, form))]),
      ),
    );
    expect(found).toEqual(golden.map((row) => [...row]));
  });

  test('[LK12] a term keeps the form it can stand in, and leads where it cannot', () => {
    for (const [scaleId, wording, termId, adverb, adjective] of golden) {
      const term = scaleNamed(scaleId).terms.find((each) => each.id === termId)!;
      expect(formFor(term, wording, 'lead')).toBe('lead');
      expect(formFor(term, wording, 'adverb')).toBe(adverb === null ? 'lead' : 'adverb');
      expect(formFor(term, wording, 'adjective')).toBe(adjective === null ? 'lead' : 'adjective');
    }
  });

  test('[LK12] what a token says is read back as the same term', () => {
    for (const [scaleId, , termId, adverb, adjective, lead] of golden) {
      const scale = scaleNamed(scaleId);
      const sentences = [
        ...(adverb === null ? [] : [`Exports will ${adverb} grow in spring.`]),
        ...(adjective === null ? [] : [`Exports are ${adjective} to grow in spring.`]),
        // "Certain" alone means too much else to be looked for, and nobody writes "it is remote".
        `${lead.charAt(0).toUpperCase()}${lead.slice(1)} that exports grow in spring.`,
      ];
      for (const sentence of sentences) {
        expect(likelihoodInSentence(sentence, scale)?.id, `${scaleId}: ${sentence}`).toBe(termId);
      }
    }
  });

  test('[LK12] a token prints its range as the paper says, else as the scale does', () => {
    const icd203 = scaleNamed('icd203');
    const shown = { scale: icd203, wording: 'b', termId: 'very-likely', form: 'adjective' } as const;
    expect(tokenWords({ ...shown, ranges: null })).toEqual({ words: 'highly probable', range: '80–95%' });
    expect(tokenWords({ ...shown, ranges: 'printed' })).toEqual({ words: 'highly probable', range: '80–95%' });
    expect(tokenWords({ ...shown, ranges: 'hidden' })).toEqual({ words: 'highly probable', range: null });
    const wordsOnly = { ...icd203, rules: { ...icd203.rules, printRange: false } };
    expect(tokenWords({ ...shown, scale: wordsOnly, ranges: null }).range).toBeNull();
    expect(tokenWords({ ...shown, scale: wordsOnly, ranges: 'printed' }).range).toBe('80–95%');
  });

  test('[LK12] without a form that it can stand in, the label is shown; without a term, nothing', () => {
    const scale = scaleNamed('icd203');
    const shown = { scale, wording: 'a', ranges: null } as const;
    expect(tokenWords({ ...shown, termId: 'unlikely', form: 'adverb' }).words).toBe('unlikely');
    expect(tokenWords({ ...shown, wording: 'b', termId: 'almost-no-chance', form: 'adverb' }).words).toBe('remote');
    expect(tokenWords({ ...shown, termId: 'likely', form: null }).words).toBe('likely');
    for (const wording of [null, 'z', 'toString']) {
      expect(tokenWords({ ...shown, wording, termId: 'likely', form: 'adverb' }).words).toBe('likely');
    }
    for (const termId of [null, '', 'highly-likely', 'toString']) {
      expect(tokenWords({ ...shown, termId, form: 'lead' })).toEqual({ words: null, range: null });
    }
  });

  test.each([
    ['slim chance', null, 'there is a slim chance'],
    ['even chance', null, 'there is an even chance'],
    ['virtually no likelihood', null, 'there is virtually no likelihood'],
    ['long odds', null, 'there are long odds'],
    ['plausible', 'plausible', 'it is plausible'],
    ['chancy', 'chancy', 'it is chancy'],
  ])('[LK12] "%s", of a scale of one\'s own, is taken at its last word', (label, adjective, lead) => {
    expect(formWordsOf(label)).toEqual({ adverb: null, adjective, lead });
  });

  test('[LK12] whatever a label is, it has a lead and no guessed adverb', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (label) => {
        const words = formWordsOf(label);
        return words.adverb === null && words.lead.endsWith(label);
      }),
    );
  });
});
