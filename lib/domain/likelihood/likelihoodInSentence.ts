import { withoutQuotes } from '../text/withoutQuotes.ts';
import type { Scale, Term } from './scale.ts';

/** Before a term these turn it round, compare it or leave the scale ("less likely", "not likely", "fairly likely"). */
const turnedBy =
  /(?:^|[^\p{L}\p{N}_-])(?:not|hardly|scarcely|barely|never|no|nor|neither|less|more|most|least|as|how|so|too|equally|whether|very|highly|extremely|exceptionally|quite|fairly|rather|somewhat|increasingly|reasonably|slightly|virtually|overwhelmingly|almost|nearly|roughly|about|much|far)\s+$/iu;
/** "not", "never" or "n't" up to two words before a term, with no punctuation between: "is not at all likely". */
const negatedBefore = /(?:\b(?:not|never|cannot|hardly)|\p{L}n['’]t)\s+(?:[\p{L}\p{N}’'-]+\s+){0,2}$/iu;
/** A determiner makes the word an adjective ("its likely successor"). "This" and "that" are left out: "this likely means". */
const determinerBefore =
  /(?:^|[^\p{L}\p{N}_-])(?:a|an|the|its|their|his|our|my|your|any|every|each|another)\s+$|(?<!\b(?:it|that|there|what|here|he|she|who))['’]s\s+$/iu;
/** Nouns that "likely" and "probable" qualify without an estimate. */
const nounAfter =
  /^\s+(?:causes?|candidates?|suspects?|culprits?|outcomes?|scenarios?|targets|successors?|sources|all(?:y|ies)|partners?|bedfellows?|explanations?|consequences|effects|duration)(?![\p{L}\p{N}-])/iu;
const comparedAfter = /^\s+than(?![\p{L}\p{N}-])/iu;
/** Words that are adjectives before a noun; the others ("remote chance") are nouns themselves. */
const adjective = /(?:likely|unlikely|probable|improbable|certain|impossible)$/u;
/** Single ones are apostrophes too often. */
const quotes = /[“"«]/gu;

const patterns = new WeakMap<Scale, { readonly pattern: RegExp; readonly termOf: ReadonlyMap<string, Term> }>();

/** A term that a sentence uses as an estimate, and where: UTF-16 offsets in the sentence. */
export type Estimate = { readonly term: Term; readonly from: number; readonly to: number };

/**
 * The term of `scale` that a sentence uses as an estimate, or null.
 *
 * Longest match first, whole words only (LK7). Null for a term that is negated, compared or graded by a word the
 * scale does not have (LK8), for one that qualifies a noun (LK9), inside quotation marks and in questions (LK10),
 * and where the sentence uses two different terms (LK11).
 */
export function likelihoodInSentence(sentence: string, scale: Scale): Term | null {
  return estimateInSentence(sentence, scale)?.term ?? null;
}

/** The same with its place: the first one where the term is used more than once. */
export function estimateInSentence(sentence: string, scale: Scale): Estimate | null {
  if (/[?؟？]["'”’)\]\s]*$/u.test(sentence)) return null;
  const text = withoutQuotes(sentence, quotes);
  const { pattern, termOf } = patternOf(scale);
  let used: Estimate | null = null;
  for (const match of text.matchAll(pattern)) {
    const form = match[0].toLowerCase().replace(/\s+/gu, ' ');
    const term = termOf.get(form);
    if (!term || !isEstimate(text, match.index, match[0].length, form)) continue;
    if (used !== null && used.term !== term) return null;
    used ??= { term, from: match.index, to: match.index + match[0].length };
  }
  return used;
}

function isEstimate(text: string, at: number, length: number, form: string): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  const after = text.slice(at + length, at + length + 30);
  if (turnedBy.test(before) || negatedBefore.test(before) || comparedAfter.test(after)) return false;
  return !adjective.test(form) || !(determinerBefore.test(before) || nounAfter.test(after));
}

function patternOf(scale: Scale): { readonly pattern: RegExp; readonly termOf: ReadonlyMap<string, Term> } {
  const known = patterns.get(scale);
  if (known) return known;
  const termOf = new Map(scale.terms.flatMap((term) => term.forms.map((form) => [form, term] as const)));
  const alternatives = [...termOf.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replaceAll(' ', '\\s+'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
  const made = { pattern, termOf };
  patterns.set(scale, made);
  return made;
}
