import type { JudgmentKind } from '../grammar.ts';

/** Words of a claim about what will or may come: with one of them a sentence is a forecast. */
const ahead =
  /(?<![\p{L}-])(?:will|shall|would|may|might|could|can|cannot|won['’]t|expected|expects?|anticipated?|projected|forecasts?|going to|about to|poised to|set to|bound to|(?:un)?likely|(?:im)?probabl[ey]|chances?|odds|certain(?:ly)?|possibl[ey]|possibility|by (?:19|20|21)\d\d|next (?:year|month|decade))(?![\p{L}-])/iu;

/** Verbs in the present that say how one thing works on another, and the words that give a reason. */
const mechanism =
  /(?<![\p{L}-])(?:increases?|raises?|heightens?|reduces?|lowers?|limits?|weakens?|strengthens?|undermines?|complicates?|enables?|drives?|fuels?|causes?|creates?|leads? to|results? in|stems? from|allows?|helps?|encourages?|discourages?|boosts?|erodes?|gives?|makes?|reflects?|signals?|because|due to|owing to)(?![\p{L}-])/iu;

/**
 * What a judgment's sentence claims, as a first guess for its author to correct: an explanation when it tells in the
 * present tense how one thing works on another and says nothing about the future, else a forecast (IM8).
 */
export function judgmentKindOf(sentence: string): JudgmentKind {
  return !ahead.test(sentence) && mechanism.test(sentence) ? 'explanation' : 'forecast';
}
