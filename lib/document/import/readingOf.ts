import { likelihoodInSentence } from '../../domain/likelihood/likelihoodInSentence.ts';
import { labelOf } from '../../domain/likelihood/scaleById.ts';
import type { Scale } from '../../domain/likelihood/scale.ts';
import { wordsInForm } from '../../domain/likelihood/tokenWords.ts';
import { sentencesOf } from '../../domain/text/sentencesOf.ts';
import { tokenForms } from '../grammar.ts';
import type { Reading } from './termToToken.ts';

/** Sentences that are looked at: a paper settles on its words long before. */
const enough = 2_000;

/**
 * How a text's likelihoods read on a scale: in the wording whose words its sentences use where they use one only
 * ("probable" all through: row B of ICD 203), else in the scale's first.
 */
export function readingOf(text: string, scale: Scale): Reading {
  const reading: Reading = { scale, wording: null, ranges: null };
  const [first, ...others] = scale.wordings.map(({ id }) => id);
  if (first === undefined || others.length === 0) return reading;
  const used = new Set<string>();
  for (const sentence of sentencesOf(text).slice(0, enough)) {
    const term = likelihoodInSentence(sentence.text, scale);
    if (term === null) continue;
    const words = sentence.text.toLowerCase();
    const hasWordsOf = (wording: string): boolean =>
      [labelOf(term, wording), ...tokenForms.map((form) => wordsInForm(term, wording, form))].some(
        (each) => each !== null && stands(each, words),
      );
    for (const wording of [first, ...others]) if (hasWordsOf(wording)) used.add(wording);
  }
  const [only] = used;
  return used.size === 1 && only !== undefined && only !== first ? { ...reading, wording: only } : reading;
}

/** Whether the words stand in a text as whole words. */
function stands(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/\p{L}$/u.test(text.slice(0, at)) && !/^\p{L}/u.test(text.slice(at + words.length))) return true;
  }
  return false;
}
