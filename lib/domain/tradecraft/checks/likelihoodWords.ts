import type { Scale } from '../../likelihood/scale.ts';
import { estimateInSentence } from '../../likelihood/likelihoodInSentence.ts';
import { at, ofSentence } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import type { Fix } from '../Finding.ts';
import { kept } from '../kept.ts';
import { english } from '../lexicon/english.ts';
import { judges, termEndIn } from '../Reading.ts';
import type { ReadSentence } from '../Reading.ts';
import { phraseIn, phrasesIn } from '../words.ts';
import type { Found } from '../words.ts';

/** Sentences that judge: those of statements. */
function statements(sentences: readonly ReadSentence[]): readonly ReadSentence[] {
  return sentences.filter((sentence) => sentence.in.part === 'statement');
}

/** Whether the sentence says a term of the scale, as token or in words. */
function saysTerm(sentence: ReadSentence, scale: Scale): boolean {
  return termEndIn(sentence, scale) !== null;
}

/** "May 2027", "may not be released", "military might", "could not confirm", "as soon as possible", "could carry 500 kg". */
function isNoHedge(words: string, { from, to, text }: Found): boolean {
  const before = words.slice(Math.max(0, from - 24), from);
  const after = words.slice(to, to + 40);
  const word = text.toLowerCase();
  if (text === 'May' && (/^\s+\d/u.test(after) || /\b(?:in|since|until|by|of|\d)\s*$/iu.test(before))) return true;
  if (word === 'may' && /^\s+not\s+be\s+(?:released|disclosed|shared|copied|reproduced)/iu.test(after)) return true;
  if (word === 'might' && /\b(?:military|naval|economic|air|the|its|full|combined)\s+$/iu.test(before)) return true;
  if (word === 'could' && /^\s+not\b/iu.test(after)) return true;
  if (word === 'could' && /^\s+(?:carry|hold|reach|lift|store|seat)\s+[\p{L}\s]{0,20}\d/iu.test(after)) return true;
  return word === 'possible' && (/\bas\s+[\p{L}]+\s+as\s+$/iu.test(before) || /^\s+(?:if|when)\b/iu.test(after));
}

/** A chance meeting is no estimate. */
function isNoPhrase(words: string, { to, text }: Found): boolean {
  return /chance$/iu.test(text) && /^\s+(?:meeting|encounter)/iu.test(words.slice(to, to + 20));
}

const hedge: BlockCheck = {
  id: 'EL2',
  run: ({ block, sentences }) => {
    const isEvidence = block.kind === 'evidence';
    if (!judges(block) && !isEvidence) return [];
    return (isEvidence ? sentences : statements(sentences)).flatMap((sentence) =>
      phrasesIn(sentence.words, english.hedges)
        .filter((found) => !isNoHedge(sentence.words, found))
        .filter((found) => !/^(?:possible|potentially)$/iu.test(found.text) || !isEvidence || /ly$/iu.test(found.text))
        .map((found) =>
          at(sentence, found, {
            message: `“${found.text}” states no likelihood. Use a term of the scale, or split the judgment.`,
            ...(block.section === 'key-judgments' && { severity: 'error' as const }),
            ...(!isEvidence && {
              fix: { kind: 'put-term', from: sentence.from + found.from, to: sentence.from + found.to },
            }),
          }),
        ),
    );
  },
};

const offScale: BlockCheck = {
  id: 'EL3',
  run: ({ block, sentences }, { scale }) => {
    if (!judges(block)) return [];
    const own = new Set(scale.terms.flatMap(({ forms }) => forms));
    return statements(sentences).flatMap((sentence) =>
      phrasesIn(sentence.words, english.offScale)
        .filter(
          (found) => !own.has(found.text.toLowerCase().replace(/\s+/gu, ' ')) && !isNoPhrase(sentence.words, found),
        )
        .map((found) =>
          at(sentence, found, {
            message: `“${found.text}” is not a term of ${scale.title}: readers give it many meanings.`,
            fix: { kind: 'put-term', from: sentence.from + found.from, to: sentence.from + found.to },
          }),
        ),
    );
  },
};

const bareWill: BlockCheck = {
  id: 'EL5',
  run: ({ block, sentences }, { scale }) => {
    if (!judges(block) || block.fields.likelihood !== null) return [];
    return statements(sentences).flatMap((sentence) =>
      [...sentence.words.matchAll(/(?<![\p{L}-])(?:will|is going to|are going to|is certain to)(?![\p{L}-])/giu)]
        .filter(
          (match) => !/\b(?:political|free|good|ill|the|its|their|at)\s+$/iu.test(sentence.words.slice(0, match.index)),
        )
        .filter((match) => {
          const after = sentence.words.slice(match.index + match[0].length);
          const next = /^(?:\s+[^\s]+){0,4}/u.exec(after)?.[0] ?? '';
          return !sentence.hasToken && estimateInSentence(next, scale) === null && !phraseIn(next, english.hedges);
        })
        .map((match) => {
          const [from, to] = [match.index, match.index + match[0].length];
          const fix = { kind: 'put-term', from: sentence.from + from, to: sentence.from + to } as const;
          return at(sentence, { from, to, text: match[0] }, { fix });
        }),
    );
  },
};

const verbs = english.outcomeVerbs.join('|');
/** ", complicate … , and increase": two and more verbs after the term. */
const coordinated = new RegExp(
  String.raw`^[^.;:]*?,\s+(?:and\s+)?(?:${verbs})(?![\p{L}-])[^.;:]*?,?\s+and\s+(?:further\s+)?(?:${verbs})(?![\p{L}-])`,
  'iu',
);
/** ", provoking responses from South Korea, Japan": an outcome of others, hung on with a participle. */
const chained =
  /,\s+\p{Ll}+ing\s+[^.;:]*?\b(?:from|by|among)\s+(?:the\s+)?\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*)*(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?\p{Lu}/u;

/** Where an outcome of several begins, the comma and the "and" before it first. */
const nextOutcome = new RegExp(
  String.raw`(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:further\s+)?(?:${verbs})(?![\p{L}-]))`,
  'giu',
);

/** Where to part a sentence: before each further verb, or before the participle that hangs on. */
function splitOf(sentence: ReadSentence, termEnd: number | null): Extract<Fix, { kind: 'split' }> {
  if (termEnd === null) {
    const hung = chained.exec(sentence.words)?.index;
    return { kind: 'split', at: hung === undefined ? [] : [sentence.from + hung], headTo: null };
  }
  const at = [...sentence.words.slice(termEnd).matchAll(nextOutcome)].map(
    ({ index }) => sentence.from + termEnd + index,
  );
  // Before the first outcome's own verb: "It is likely that the yard will" is shared as well.
  const first = new RegExp(String.raw`(?<![\p{L}-])(?:further\s+)?(?:${verbs})(?![\p{L}-])`, 'iu').exec(
    sentence.words.slice(termEnd),
  );
  const headTo = first === null ? null : sentence.from + termEnd + first.index;
  return { kind: 'split', at: headTo === null ? [] : at.filter((each) => each > headTo), headTo };
}

const severalOutcomes: BlockCheck = {
  id: 'EL6',
  run: ({ block, sentences }, { scale }) => {
    if (!judges(block)) return [];
    return statements(sentences).flatMap((sentence) => {
      const end = termEndIn(sentence, scale);
      const hedged = phraseIn(sentence.words, english.hedges);
      const isSpread = end !== null && coordinated.test(sentence.words.slice(end));
      const isChained = (end !== null || hedged !== null) && chained.test(sentence.words);
      if (!isSpread && !isChained) return [];
      return [ofSentence(sentence, { fix: splitOf(sentence, isSpread ? end : null) })];
    });
  },
};

const uncertainIn = kept((scale: Scale): readonly string[] => [
  ...english.hedges,
  ...scale.terms.flatMap(({ forms }) => forms),
]);

const stacked: BlockCheck = {
  id: 'EL7',
  run: ({ block, sentences }, { scale }) => {
    if (!judges(block)) return [];
    return statements(sentences).flatMap((sentence) => {
      const found = phrasesIn(sentence.words, uncertainIn(scale)).filter((each) => !isNoHedge(sentence.words, each));
      return found.flatMap((first, index) => {
        const next = found[index + 1];
        if (next === undefined) return [];
        const between = sentence.words.slice(first.to, next.from);
        const isNear = between.trim().split(/\s+/u).length <= 3 && !/[,;:]|\bor\b|\bto\b/iu.test(between);
        if (!isNear) return [];
        // The second goes: the first stands where the verb needs it ("could potentially").
        const fix = { kind: 'drop-words', from: sentence.from + next.from, to: sentence.from + next.to } as const;
        return [at(sentence, { ...first, to: next.to }, { fix })];
      });
    });
  },
};

const rises = english.rises.join('|');
const chances = english.chances.join('|');
/** "increases the risk", "risk … increases", "less likely". */
const comparisons = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?:less|more)\s+(?:likely|probable)|(?:${rises})\s+(?:[\p{L}-]+\s+){0,3}?(?:${chances})|(?:${chances})\s+(?:(?:for|of)\s+)(?:[\p{L}-]+\s+){1,6}?(?:increases|rises|grows|declines|falls|decreases))(?![\p{L}-])`,
  'giu',
);

const comparison: BlockCheck = {
  id: 'EL8',
  run: ({ block, sentences }, { scale }) => {
    if (!judges(block) || block.fields.likelihood !== null) return [];
    return statements(sentences)
      .filter((sentence) => !saysTerm(sentence, scale))
      .flatMap((sentence) =>
        [...sentence.words.matchAll(comparisons)].map((match) =>
          at(sentence, { from: match.index, to: match.index + match[0].length, text: match[0] }),
        ),
      );
  },
};

const condition: BlockCheck = {
  id: 'EL9',
  run: ({ block, sentences }, { scale }) => {
    if (!judges(block)) return [];
    return statements(sentences)
      .filter(
        (sentence) =>
          /(?:^|[\s,])(?:if|were\s+[\p{L}\s]+\s+to|[\p{L}\s]+\s+were\s+to)(?![\p{L}-])/iu.test(sentence.words) ||
          /^Should\s/u.test(sentence.words),
      )
      .filter((sentence) => !saysTerm(sentence, scale) && phraseIn(sentence.words, english.hedges) !== null)
      .map((sentence) => ofSentence(sentence));
  },
};

/** Checks on how likelihood is said in words. */
export const likelihoodWordChecks: readonly BlockCheck[] = [
  hedge,
  offScale,
  bareWill,
  severalOutcomes,
  stacked,
  comparison,
  condition,
];
