import { estimateInSentence } from '../../domain/likelihood/likelihoodInSentence.ts';
import { rangeLabel } from '../../domain/likelihood/scaleById.ts';
import type { Scale, Term } from '../../domain/likelihood/scale.ts';
import { areRangesPrinted, wordsInForm } from '../../domain/likelihood/tokenWords.ts';
import type { NodeJson } from '../docJson.ts';
import type { TokenForm } from '../grammar.ts';
import { inlineSlice, inlineText } from './inlineSlice.ts';

/** What of a paper decides how its likelihoods read. A wording of null is the scale's first. */
export type Reading = {
  readonly scale: Scale;
  readonly wording: string | null;
  readonly ranges: 'printed' | 'hidden' | null;
};

/** A statement's content, and the term (id) its words state; null where they state none. */
export type TokenisedStatement = { readonly content: readonly NodeJson[]; readonly likelihood: string | null };

/** Verbs after which a term describes the subject: "is likely to", "remains unlikely". */
const copulaBefore =
  /(?:^|[^\p{L}])(?:is|are|was|were|be|been|being|['’]s|['’]re|remains?|remained|seems?|seemed|appears?|appeared|becomes?|became|looks?|looked)(?:\s+(?:now|still|also|therefore|thus|already))?\s+$/iu;
/** What follows a term that describes: its infinitive or clause, a stop, or a word that opens something else. */
const describedAfter =
  /^(?:\s+(?:to|that|in|by|if|before|after|unless|until|when|while|because|as|but|and|or|given|within|over|during|for|under|even|only|at|on)(?![\p{L}-])|\s*[.,;:!?)…]|\s*$)/iu;
const beginsSentence = /(?:^|[.!?…]["'”’)\]]*\s)\s*$/u;

/**
 * Finds the term of likelihood that a statement's words state and puts the inline token in its place, where the token
 * prints the same words (IM14): the form by the words around it ("will likely" adverb, "is likely to" adjective, "It is
 * likely that" lead). A range in brackets right after the term goes into the token when the token prints that range.
 *
 * Where the paper's wording has other words for the term ("probably" on a paper that says "likely"), or the words carry a
 * link or a code mark, the words stay and only `likelihood` is set. A statement that has a token already is left alone.
 */
export function termToToken(content: readonly NodeJson[], reading: Reading): TokenisedStatement {
  const text = inlineText(content);
  const estimate = estimateInSentence(text, reading.scale);
  if (estimate === null) return { content, likelihood: null };
  const likelihood = estimate.term.id;
  if (content.some((node) => node.type === 'likelihoodTerm')) return { content, likelihood };
  const stretch = stretchOf(text, estimate.term, estimate.from, estimate.to, reading);
  if (stretch === null) return { content, likelihood };
  const replaced = inlineSlice(content, stretch.from, stretch.to);
  if (!replaced.every(isPlainText)) return { content, likelihood };
  const before = stretch.from === 0 ? [] : inlineSlice(content, 0, stretch.from);
  const token: NodeJson = { type: 'likelihoodTerm', attrs: { form: stretch.form } };
  return { content: [...before, token, ...inlineSlice(content, stretch.to, text.length)], likelihood };
}

/** Emphasis gives way to the token's own look; a link, code and what is no text must not. */
function isPlainText(node: NodeJson): boolean {
  return node.type === 'text' && (node.marks ?? []).every((mark) => mark.type !== 'link' && mark.type !== 'code');
}

type Stretch = { readonly form: TokenForm; readonly from: number; readonly to: number };

function stretchOf(text: string, term: Term, from: number, to: number, reading: Reading): Stretch | null {
  const wording = reading.wording ?? reading.scale.wordings[0]?.id ?? 'a';
  const after = text.slice(to, to + 40);
  const end = to + rangeLength(after, term, reading);
  const lead = leadStart(text, to, wordsInForm(term, wording, 'lead'));
  if (lead !== null && printsAs(text, lead, to) && /^\s+(?:that|of)(?![\p{L}-])/iu.test(text.slice(end, end + 10))) {
    return { form: 'lead', from: lead, to: end };
  }
  const words = normalised(text.slice(from, to));
  const describes = copulaBefore.test(text.slice(Math.max(0, from - 40), from)) && describedAfter.test(after);
  const forms: readonly TokenForm[] = describes ? ['adjective', 'adverb'] : ['adverb', 'adjective'];
  const form = forms.find((each) => wordsInForm(term, wording, each) === words);
  return form !== undefined && printsAs(text, from, to) ? { form, from, to: end } : null;
}

/** Where the words of the lead form begin when they end at `to`: "It is [likely]"; null where they are others. */
function leadStart(text: string, to: number, lead: string | null): number | null {
  if (lead === null) return null;
  const pattern = lead.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`);
  const found = new RegExp(`(?<![\\p{L}\\p{N}_-])${pattern}$`, 'iu').exec(text.slice(Math.max(0, to - 80), to));
  return found === null ? null : Math.max(0, to - 80) + found.index;
}

/** Whether the token prints what stands there: in lower case, but for a capital where a sentence begins. */
function printsAs(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  const first = words.slice(0, 1);
  if (words.slice(1) !== words.slice(1).toLowerCase()) return false;
  const isCapital = first !== first.toLowerCase();
  return isCapital === beginsSentence.test(text.slice(Math.max(0, from - 12), from));
}

/** How many characters a range in brackets takes that the token prints by itself; 0 where there is none. */
function rangeLength(after: string, term: Term, reading: Reading): number {
  if (!areRangesPrinted(reading.scale, reading.ranges)) return 0;
  const found = /^\s*\(([^()]{1,24})\)/u.exec(after);
  return found !== null && normalisedRange(found[1] ?? '') === normalisedRange(rangeLabel(term)) ? found[0].length : 0;
}

function normalisedRange(range: string): string {
  return range
    .toLowerCase()
    .replace(/per\s?cent/gu, '%')
    .replace(/\s+to\s+|[-‐‑–—]/gu, '-')
    .replace(/[\s≈]|%(?=-)/gu, '');
}

function normalised(words: string): string {
  return words.toLowerCase().replace(/\s+/gu, ' ');
}
