import type { TokenForm } from './formWordsOf.ts';
import type { Scale, Term } from './scale.ts';
import { labelOf, rangeLabel, termById } from './scaleById.ts';

export type { TokenForm } from './formWordsOf.ts';

/**
 * The words of a term in a form and wording, in lower case: "very likely", "almost certainly", "there is a roughly
 * even chance". Null where the term cannot stand in that form. An unknown wording counts as the scale's first.
 */
export function wordsInForm(term: Term, wording: string, form: TokenForm): string | null {
  const words = (Object.hasOwn(term.words, wording) ? term.words[wording] : undefined) ?? Object.values(term.words)[0];
  return words?.[form] ?? null;
}

/** The given form if the term can stand in it, else `lead`, in which every term can. */
export function formFor(term: Term, wording: string, form: TokenForm): TokenForm {
  return wordsInForm(term, wording, form) === null ? 'lead' : form;
}

/** Whether ranges are printed on a paper: as it says, else as its scale's rule says. */
export function areRangesPrinted(scale: Scale, ranges: 'printed' | 'hidden' | null): boolean {
  return ranges === null ? scale.rules.printRange : ranges === 'printed';
}

/**
 * What a likelihood token shows in its sentence.
 *
 * @param p.termId The enclosing judgment's or alternative's likelihood; null or not on the scale: there are no words.
 * @param p.form Null, or one the term has no words in: the label is shown.
 * @returns `words` in lower case, without "that"; `range` as the source prints it ("55–80%"), without brackets, null
 *   where the paper does not print it.
 */
export function tokenWords(p: {
  readonly scale: Scale;
  readonly wording: string | null;
  readonly termId: string | null;
  readonly form: TokenForm | null;
  readonly ranges: 'printed' | 'hidden' | null;
}): { readonly words: string | null; readonly range: string | null } {
  const term = termById(p.scale, p.termId);
  if (term === null) return { words: null, range: null };
  const wording = p.wording ?? p.scale.wordings[0]?.id ?? 'a';
  const words = (p.form === null ? null : wordsInForm(term, wording, p.form)) ?? labelOf(term, wording);
  return { words, range: areRangesPrinted(p.scale, p.ranges) ? rangeLabel(term) : null };
}
