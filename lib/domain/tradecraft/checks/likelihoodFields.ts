import { estimateInSentence } from '../../likelihood/likelihoodInSentence.ts';
import type { Scale } from '../../likelihood/scale.ts';
import { termById } from '../../likelihood/scaleById.ts';
import { termFor } from '../../likelihood/termFor.ts';
import { at, ofBlock } from '../BlockCheck.ts';
import type { BlockCheck } from '../BlockCheck.ts';
import { judges } from '../Reading.ts';

const noLikelihood: BlockCheck = {
  id: 'EL1',
  run: (read, { scale }) => {
    const { block, sentences } = read;
    if (block.kind !== 'judgment' || block.fields.kind === 'characterisation' || block.fields.likelihood !== null)
      return [];
    const says = sentences.some(
      (each) => each.in.part === 'statement' && estimateInSentence(each.words, scale) !== null,
    );
    return says ? [] : [ofBlock(read, { fix: { kind: 'ask-likelihood' } })];
  },
};

/** The term in whose band a figure lies; null in a gap and beyond the ends. */
function bandOf(point: number, scale: Scale): string | null {
  const found = termFor(point, scale);
  return found.ok && !found.value.isInGap ? found.value.term.id : null;
}

/** "likely (30%)": a figure in brackets after a term. */
const bracketed = /^\s*\((\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?\s*(?:%|per\s?cent)\)/u;

const wrongFigure: BlockCheck = {
  id: 'EL10',
  run: (read, { scale }) => {
    const { block, sentences } = read;
    if (!judges(block)) return [];
    const term = termById(scale, block.fields.likelihood);
    const point = block.fields.probability;
    const field =
      term !== null && point !== null && !(point >= term.lo && point <= term.hi)
        ? [
            ofBlock(read, {
              message: `${Math.round(point * 100)}% lies outside ${term.label} (${term.range}).`,
              fix: { kind: 'settle-term', termId: bandOf(point, scale) },
            }),
          ]
        : [];
    const words = sentences.flatMap((sentence) => {
      const estimate = estimateInSentence(sentence.words, scale);
      const match = estimate === null ? null : bracketed.exec(sentence.words.slice(estimate.to));
      if (estimate === null || match === null) return [];
      const lo = Number(match[1]) / 100;
      const hi = Number(match[2] ?? match[1]) / 100;
      if (lo >= estimate.term.lo && hi <= estimate.term.hi) return [];
      return [at(sentence, { from: estimate.from, to: estimate.to + match[0].length, text: match[0] })];
    });
    return [...field, ...words];
  },
};

const wrongTerm: BlockCheck = {
  id: 'EL11',
  run: ({ block, sentences }, { scale }) => {
    const { likelihood } = block.fields;
    if (!judges(block) || likelihood === null) return [];
    return sentences
      .filter((sentence) => sentence.in.part === 'statement')
      .flatMap((sentence) => {
        const estimate = estimateInSentence(sentence.words, scale);
        if (estimate === null || estimate.term.id === likelihood) return [];
        const said = termById(scale, likelihood)?.label ?? likelihood;
        return [
          at(
            sentence,
            { ...estimate, text: '' },
            {
              message: `The sentence says ${estimate.term.label}, the field ${said}.`,
              fix: { kind: 'settle-term', termId: estimate.term.id },
            },
          ),
        ];
      });
  },
};

/** Checks on likelihood as a field. */
export const likelihoodFieldChecks: readonly BlockCheck[] = [noLikelihood, wrongFigure, wrongTerm];
