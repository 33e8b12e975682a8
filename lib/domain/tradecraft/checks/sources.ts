import { at, ofBlock, ofSentence } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import { english } from '../lexicon/english.ts';
import { judges } from '../Reading.ts';
import { phraseIn, phrasesIn } from '../words.ts';

const restsOnNothing: BlockCheck = {
  id: 'SR1',
  run: (read) => {
    const { kind, relations } = read.block;
    if (kind !== 'judgment' || relations.some((each) => each.kind === 'supports' && !each.isBroken)) return [];
    return [ofBlock(read, { fix: { kind: 'link-evidence' } })];
  },
};

const unattributed: BlockCheck = {
  id: 'SR2',
  run: ({ block, sentences }) => {
    if (block.kind === 'quote' || block.relations.some(({ kind }) => kind === 'cites')) return [];
    return (
      sentences
        // The basis of a confidence tells of the evidence that is linked: it is no reporting of its own.
        .filter((sentence) => !sentence.hasCitation && sentence.in.part !== 'basis')
        .flatMap((sentence) =>
          phrasesIn(sentence.words, english.unattributed).map((found) =>
            // What reports tell is no judgment: in one, it belongs to the evidence.
            at(sentence, found, judges(block) ? { fix: { kind: 'to-evidence' } } : {}),
          ),
        )
    );
  },
};

const noSource: BlockCheck = {
  id: 'SR3',
  run: (read) => {
    const { kind, relations, texts } = read.block;
    if (kind !== 'evidence' || texts.every(({ text }) => text.trim() === '')) return [];
    const cites = relations.some((each) => each.kind === 'cites' && !each.isBroken);
    return cites || texts.some(({ citations }) => citations.length > 0)
      ? []
      : [ofBlock(read, { fix: { kind: 'cite-source' } })];
  },
};

/** The fields a record needs, by type: what is on the web needs its address and when it was seen. */
const incomplete: BlockCheck = {
  id: 'SR5',
  run: (read) => {
    const { block } = read;
    if (block.kind !== 'source') return [];
    const { originator, published, accessed, url, sourceType } = block.fields;
    const title = block.texts.some(({ text }) => text.trim() !== '');
    const missing = [
      ...(title ? [] : ['title']),
      ...(originator === null ? ['originator'] : []),
      ...(published === null ? ['date of publication'] : []),
      ...(sourceType === null ? ['type'] : []),
      ...(url !== null && accessed === null ? ['date of access'] : []),
    ];
    return missing.length === 0 ? [] : [ofBlock(read, { message: `The record lacks: ${missing.join(', ')}.` })];
  },
};

/** Years by which information may be older than the cut-off. */
const staleYears = 3;

const stale: BlockCheck = {
  id: 'SR6',
  run: (read, { cutoff }) => {
    const { informationDate } = read.block.fields;
    if (read.block.kind !== 'evidence' || informationDate === null || cutoff === null) return [];
    return Number(cutoff.slice(0, 4)) - Number(informationDate.slice(0, 4)) > staleYears ? [ofBlock(read)] : [];
  },
};

const volatile: BlockCheck = {
  id: 'SR7',
  run: (read) => {
    const { url, archiveUrl, sha256 } = read.block.fields;
    return read.block.kind === 'source' && url !== null && (archiveUrl === null || sha256 === null)
      ? [ofBlock(read)]
      : [];
  },
};

const judgesInEvidence: BlockCheck = {
  id: 'IJ1',
  run: ({ block, sentences }) => {
    if (block.kind !== 'evidence') return [];
    return sentences
      .filter((sentence) => !sentence.hasCitation && phraseIn(sentence.words, english.attributions) === null)
      .filter((sentence) => phraseIn(sentence.words, english.evaluative) !== null)
      .map((sentence) => ofSentence(sentence, { fix: { kind: 'to-judgment' } }));
  },
};

/** Checks on sources and evidence that need one block only. */
export const sourceBlockChecks: readonly BlockCheck[] = [
  restsOnNothing,
  unattributed,
  noSource,
  incomplete,
  stale,
  volatile,
  judgesInEvidence,
];
