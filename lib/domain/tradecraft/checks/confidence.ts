import { estimateInSentence } from '../../likelihood/likelihoodInSentence.ts';
import { at, ofBlock, ofSentence } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import type { CheckedBlock } from '../CheckedPaper.ts';
import { english } from '../lexicon/english.ts';
import type { Told } from '../Finding.ts';
import { isKeyJudgment } from '../Reading.ts';
import type { ReadSentence } from '../Reading.ts';
import { phraseIn, phrasesIn } from '../words.ts';

/** Fewest words of a basis that can name something. */
const minBasisWords = 8;

function basisOf(block: CheckedBlock): string {
  return block.texts
    .filter(({ part }) => part === 'basis')
    .map(({ text }) => text)
    .join(' ')
    .trim();
}

const noConfidence: BlockCheck = {
  id: 'CF1',
  run: (read) => {
    const { block } = read;
    if (block.kind !== 'judgment' || block.fields.confidence !== null) return [];
    return [ofBlock(read, { ...(!isKeyJudgment(block) && { severity: 'warning' }), fix: { kind: 'ask-confidence' } })];
  },
};

const noBasis: BlockCheck = {
  id: 'CF2',
  run: (read) => {
    const { block } = read;
    if (block.kind !== 'judgment' || block.fields.confidence === null) return [];
    const basis = basisOf(block);
    const isNamed = phraseIn(basis, english.basisCues) !== null || block.relations.length > 0;
    const isLong = basis.split(/\s+/u).filter((word) => word !== '').length >= minBasisWords;
    if (isNamed && isLong) return [];
    const id = block.texts.find(({ part }) => part === 'basis')?.blockId ?? block.id;
    return [{ ...ofBlock(read), blockId: id }];
  },
};

/** Years ahead beyond which high confidence is seldom fit. */
const farYears = 3;

const farAhead: BlockCheck = {
  id: 'CF4',
  run: (read, { cutoff }) => {
    const { confidence, horizon } = read.block.fields;
    if (confidence !== 'high' || horizon === null || cutoff === null) return [];
    return Number(horizon.slice(0, 4)) - Number(cutoff.slice(0, 4)) > farYears ? [ofBlock(read)] : [];
  },
};

const levels =
  /(?<![\p{L}-])(?:(?:high|moderate|low)[- ]confidence|confidence\s+(?:is|level|in\s+this\s+judgment)|(?:with|have|has)\s+(?:high|moderate|low)\s+confidence)(?![\p{L}-])/iu;
/** Confidence of another kind. */
const otherConfidence =
  /confidence[- ](?:building|interval|trick|vote)|votes?\s+of\s+(?:no\s+)?confidence|(?:consumer|business|investor|public|self|market)[- ]confidence|level\s+of\s+confidence\s+in\s+the\s+(?:government|president|army|state)/iu;

const inOneSentence: BlockCheck = {
  id: 'CF5',
  run: ({ block, sentences }, { scale }) => {
    if (block.kind === 'quote') return [];
    return sentences
      .filter(({ words }) => levels.test(words) && !otherConfidence.test(words))
      .filter(
        (sentence) => sentence.hasToken || estimateInSentence(sentence.words.replace(levels, ' '), scale) !== null,
      )
      .map((sentence) => ofSentence(sentence, takenConfidence(sentence)));
  },
};

/** ", with high confidence,", "We have high confidence that": what a sentence can do without. */
const saidConfidence =
  /,?\s+with\s+(high|moderate|low)\s+confidence,?(?=\s|[.;])|^\s*We\s+have\s+(high|moderate|low)\s+confidence\s+that\s+/iu;

function takenConfidence(sentence: ReadSentence): Partial<Told> {
  const match = saidConfidence.exec(sentence.words);
  const level = (match?.[1] ?? match?.[2])?.toLowerCase();
  if (match === null || level === undefined || sentence.in.part !== 'statement') return {};
  const from = sentence.from + match.index;
  return { fix: { kind: 'take-confidence', from, to: from + match[0].length, level } };
}

const offLadder: BlockCheck = {
  id: 'CF6',
  run: ({ block, sentences }) =>
    block.kind === 'quote'
      ? []
      : sentences
          .filter(({ words }) => !otherConfidence.test(words))
          .flatMap((sentence) => phrasesIn(sentence.words, english.offLadder).map((found) => at(sentence, found))),
};

/** Checks on confidence that need one block only. */
export const confidenceBlockChecks: readonly BlockCheck[] = [noConfidence, noBasis, farAhead, inOneSentence, offLadder];
