import { estimateInSentence } from '../../likelihood/likelihoodInSentence.ts';
import { at, ofBlock } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import { english } from '../lexicon/english.ts';
import { isKeyJudgment, judges } from '../Reading.ts';
import { phraseIn, phrasesIn } from '../words.ts';

const estimateInEvidence: BlockCheck = {
  id: 'IJ2',
  run: ({ block, sentences }, { scale }) => {
    if (block.kind !== 'evidence') return [];
    return sentences.flatMap((sentence) => {
      const estimate = estimateInSentence(sentence.words, scale);
      return estimate === null || sentence.hasCitation ? [] : [at(sentence, { ...estimate, text: '' })];
    });
  },
};

/** "With Russia's backing", "as neighbouring countries react". */
const grants =
  /(?:^|[.;,]\s+)With\s+(?:\p{L}+\s+){0,2}\p{L}+['’]s?\s+\p{L}+|(?<![\p{L}-])as\s+(?:\p{L}+\s+){1,3}(?:react|respond|continue|grow|expand|adapt)(?![\p{L}-])/gu;

const unstatedAssumption: BlockCheck = {
  id: 'AS3',
  run: ({ block, sentences }) => {
    if (!judges(block)) return [];
    return sentences
      .filter((sentence) => sentence.in.part === 'statement')
      .flatMap((sentence) => {
        const found = [
          ...phrasesIn(sentence.words, english.assumptionCues),
          ...[...sentence.words.matchAll(grants)].map((match) => ({
            from: match.index,
            to: match.index + match[0].length,
            text: match[0],
          })),
        ];
        // Once the judgment names as many assumptions, each is stated.
        const stated = block.relations.filter((each) => each.kind === 'assumes' && !each.isBroken).length;
        return (stated >= found.length ? [] : found).map((each) =>
          at(sentence, each, {
            fix: { kind: 'to-assumption', from: sentence.from + each.from, to: sentence.from + each.to },
          }),
        );
      });
  },
};

const magnitude: BlockCheck = {
  id: 'CL1',
  run: ({ block, sentences }) => {
    if (!isKeyJudgment(block)) return [];
    return sentences
      .filter((sentence) => sentence.in.part === 'statement')
      .flatMap((sentence) => {
        const nouns = new RegExp(String.raw`^\s+(?:${english.magnitudeNouns.join('|')})(?![\p{L}-])`, 'iu');
        const first = phrasesIn(sentence.words, english.magnitudes).find(
          (found) =>
            !nouns.test(sentence.words.slice(found.to)) && !/\d\s*$/u.test(sentence.words.slice(0, found.from)),
        );
        // Once a sentence: the second one says nothing new.
        return first === undefined ? [] : [at(sentence, first)];
      });
  },
};

const vagueTime: BlockCheck = {
  id: 'CL2',
  run: ({ block, sentences }) =>
    judges(block)
      ? sentences
          .filter((sentence) => sentence.in.part === 'statement')
          .flatMap((sentence) => phrasesIn(sentence.words, english.vagueTimes).map((found) => at(sentence, found)))
      : [],
};

/** A date in the words: a year, a month and a year, "within six months". */
const dated =
  /(?<!\d)(?:19|20)\d{2}(?!\d)|\bwithin\s+(?:the\s+next\s+)?[\p{L}\d]+\s+(?:days?|weeks?|months?|years?)\b|\bby\s+(?:the\s+end\s+of|(?:spring|summer|autumn|winter|next))\b/iu;

const noHorizon: BlockCheck = {
  id: 'TM1',
  run: (read) => {
    const { block, sentences } = read;
    const { kind, horizon } = block.fields;
    if (block.kind !== 'judgment' || horizon !== null || (kind !== null && kind !== 'forecast')) return [];
    const isDated = sentences.some(({ in: { part }, words }) => part === 'statement' && dated.test(words));
    return isDated ? [] : [ofBlock(read, { fix: { kind: 'ask-horizon' } })];
  },
};

const prescribes: BlockCheck = {
  id: 'OB1',
  run: ({ block, sentences }) => {
    if (!judges(block) && block.kind !== 'evidence' && block.kind !== 'paragraph') return [];
    return sentences.flatMap((sentence) =>
      phrasesIn(sentence.words, english.prescriptive)
        .filter(({ to }) => !/^\s+have\s+(?:been|had|\p{L}+ed)\b/iu.test(sentence.words.slice(to)))
        .filter(({ from, text }) => !(text === 'Should' && from === 0))
        .filter(({ text }) => !/^ha(?:s|ve) to$/iu.test(text) || block.kind !== 'evidence')
        .map((found) => at(sentence, found, { fix: { kind: 'to-recommendation' } })),
    );
  },
};

const barred: BlockCheck = {
  id: 'OB2',
  run: (read) => (read.block.kind === 'recommendation' ? [ofBlock(read)] : []),
};

const loaded: BlockCheck = {
  id: 'OB3',
  run: ({ block, sentences }) =>
    block.kind === 'quote'
      ? []
      : sentences.flatMap((sentence) => phrasesIn(sentence.words, english.loaded).map((found) => at(sentence, found))),
};

const silentContradiction: BlockCheck = {
  id: 'SR10',
  run: (read) => {
    const { kind, relations, texts } = read.block;
    if (kind !== 'judgment' || !relations.some((each) => each.kind === 'contradicts' && !each.isBroken)) return [];
    const basis = texts
      .filter(({ part }) => part === 'basis')
      .map(({ text }) => text)
      .join(' ');
    const answers =
      phraseIn(basis, contraryCues) !== null ||
      texts.some(({ part, citations }) => part === 'basis' && citations.length > 0);
    return answers ? [] : [ofBlock(read)];
  },
};
const contraryCues = [
  'contrary',
  'contradict',
  'contradicts',
  'contradicted',
  'against',
  'despite',
  'although',
  'however',
  'but',
  'discount',
  'disputed',
  'conflicting',
];

const brokenLink: BlockCheck = {
  id: 'PR8',
  run: (read) =>
    read.block.relations.some(({ isBroken }) => isBroken)
      ? [ofBlock(read, { fix: { kind: 'drop-broken-links' } })]
      : [],
};

const bareFigure: BlockCheck = {
  id: 'PR9',
  run: (read) => {
    const { kind, fields, relations } = read.block;
    if (kind !== 'figure') return [];
    const missing = [
      ...(fields.image !== null && fields.alt === null ? ['an alternative text'] : []),
      ...(relations.some((each) => each.kind === 'cites') ? [] : ['a source']),
    ];
    return missing.length === 0 ? [] : [ofBlock(read, { message: `The figure lacks ${missing.join(' and ')}.` })];
  },
};

const linchpin: BlockCheck = {
  id: 'AS2',
  run: (read) => {
    const { kind, fields, texts } = read.block;
    const says = texts.some(({ part, text }) => part === 'if-wrong' && text.trim() !== '');
    return kind === 'assumption' && fields.isLinchpin && !says ? [ofBlock(read)] : [];
  },
};

/** Checks on measure, time, objectivity and the record that need one block only. */
export const languageBlockChecks: readonly BlockCheck[] = [
  estimateInEvidence,
  unstatedAssumption,
  magnitude,
  vagueTime,
  noHorizon,
  prescribes,
  barred,
  loaded,
  silentContradiction,
  brokenLink,
  bareFigure,
  linchpin,
];
