import type { Transaction } from '@tiptap/pm/state';
import type { TokenForm } from '../../../../lib/document/grammar.ts';
import { labelWithRange, termById } from '../../../../lib/domain/likelihood/scaleById.ts';
import type { Term } from '../../../../lib/domain/likelihood/scale.ts';
import type { PaperSettings } from '../../blocks/paperSettings.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';
import { fitTokens, tokensIn } from '../../blocks/tokenPlaces.ts';
import type { FixMaker } from './Fix.ts';
import { textPlace, type TextPlace } from './textPlace.ts';

/** How a term takes the place of words: what stands before it, its form, what stands after it. */
type Swap = { readonly before: string; readonly form: TokenForm; readonly after: string };

const isBefore = /\b(?:is|are|was|were|be|seems|appears)\s+$/iu;

/**
 * How a term can take the place of a hedge or a phrase, by the words around it; null where the sentence would not read
 * rightly ("possible downturns").
 */
export function swapOf(before: string, phrase: string): Swap | null {
  const said = phrase.toLowerCase().replace(/\s+/gu, ' ');
  if (/^(?:may|might|could)$/u.test(said)) return { before: 'will ', form: 'adverb', after: '' };
  if (said === 'will') return { before: `${phrase} `, form: 'adverb', after: '' };
  const going = /^(is|are) (?:going|certain) to$/u.exec(said);
  if (going !== null) return { before: `${phrase.split(/\s/u)[0]} `, form: 'adjective', after: ' to' };
  const infinitive = /^(?:expected|anticipated|bound|set|poised|destined|certain|sure) (to|that)$/u.exec(said);
  if (infinitive !== null)
    return isBefore.test(before) ? { before: '', form: 'adjective', after: ` ${infinitive[1]}` } : null;
  if (/(?:ly|perhaps|maybe|doubtless)$/u.test(said) && !/(?:likely)$/u.test(said))
    return { before: '', form: 'adverb', after: '' };
  if (/^(?:[a-z]+ (?:likely|unlikely|probable|certain)|more likely than not)$/u.test(said)) {
    const start = /^(?:seems|appears) /u.test(said) ? 'is ' : '';
    if (start !== '' || isBefore.test(before)) return { before: start, form: 'adjective', after: '' };
    return /\bwill\s+$/iu.test(before) ? { before: '', form: 'adverb', after: '' } : null;
  }
  const isAdjective = /^(?:possible|conceivable|plausible|foreseeable|inevitable)$/u.test(said);
  return isAdjective && isBefore.test(before) ? { before: '', form: 'adjective', after: '' } : null;
}

/** Puts the term's token where the words stand, fits the sentence to it and sets the field: all in one step. */
export function swapWords(tr: Transaction, place: TextPlace, swap: Swap, term: Term, settings: PaperSettings): void {
  const { schema } = tr.doc.type;
  const { likelihoodTerm } = schema.nodes;
  if (likelihoodTerm === undefined) throw new Error('the schema lacks likelihoodTerm');
  const [from, to] = [place.posOf(place.from), place.posOf(place.to)];
  const marks = tr.doc.resolve(from).marks();
  const text = (words: string) => (words === '' ? [] : [schema.text(words, marks)]);
  tr.replaceWith(from, to, [...text(swap.before), likelihoodTerm.create({ form: swap.form }), ...text(swap.after)]);
  if (place.holder.node.attrs.likelihood !== term.id) {
    tr.setNodeAttribute(place.holder.pos, 'likelihood', term.id);
    if (typeof place.holder.node.attrs.probability === 'number')
      tr.setNodeAttribute(place.holder.pos, 'probability', null);
  }
  fitTokens(tr, place.text.pos + 1, term.id, settings);
}

/** A term of the scale in place of a hedge, a phrase outside the scale or a bare "will"; that of the field where it is set. */
export const putTerm: FixMaker<'put-term'> = (finding, _wish, state) => {
  const place = textPlace(state, finding);
  if (place === null || !canTake(place) || swapOf(place.words.slice(0, place.from), finding.quote) === null) return [];
  const settings = settingsIn(state);
  const own = termById(settings.scale, place.holder.node.attrs.likelihood as string | null);
  return (own === null ? settings.scale.terms : [own]).map((term) => ({
    label: `Say “${labelWithRange(term, settings.paper.wording ?? undefined)}”`,
    apply: (now) => {
      const there = textPlace(now, finding);
      const swap = there === null ? null : swapOf(there.words.slice(0, there.from), finding.quote);
      if (there === null || swap === null || !canTake(there)) return null;
      const { tr } = now;
      swapWords(tr, there, swap, term, settingsIn(now));
      return tr.scrollIntoView();
    },
  }));
};

/** Whether a token can stand there: in the sentence of a judgment or an alternative, which has none yet. */
function canTake({ text, holder }: TextPlace): boolean {
  const isBearer = holder.node.type.name === 'judgment' || holder.node.type.name === 'alternative';
  return isBearer && text.node.type.name === 'statement' && tokensIn(text.node, text.pos + 1).length === 0;
}
