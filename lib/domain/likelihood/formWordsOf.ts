/** How a term's words stand in a sentence: "will **likely** help", "is **likely** to help", "**it is likely** that". */
export const tokenForms = ['adverb', 'adjective', 'lead'] as const;
export type TokenForm = (typeof tokenForms)[number];

/** A term's words by form; null where English has none ("unlikely" is no adverb). Every term can lead a sentence. */
export type FormWords = { readonly adverb: string | null; readonly adjective: string | null; readonly lead: string };

const noun = /(?:^|\s)(?:chance|possibility|probability|likelihood|prospect)$/u;
const nounOfMany = /(?:^|\s)(?:chances|odds)$/u;

/**
 * The words of a term in its forms, as far as its label alone says them.
 *
 * A label that ends in a noun ("realistic possibility") can only lead; any other is an adjective. Adverbs are never
 * guessed: "unlikely" ends as "likely" does and is none.
 */
export function formWordsOf(label: string): FormWords {
  if (nounOfMany.test(label)) return { adverb: null, adjective: null, lead: `there are ${label}` };
  if (!noun.test(label)) return { adverb: null, adjective: label, lead: `it is ${label}` };
  const isNone = /^(?:no|almost no|virtually no|practically no|little)\s/u.test(label);
  const article = /^[aeiou]/iu.test(label) ? 'an ' : 'a ';
  return { adverb: null, adjective: null, lead: `there is ${isNone ? '' : article}${label}` };
}
