import { estimateInSentence } from '../../likelihood/likelihoodInSentence.ts';
import type { Scale, Term } from '../../likelihood/scale.ts';
import { labelOf, termById } from '../../likelihood/scaleById.ts';
import { english } from '../lexicon/english.ts';
import { kept } from '../kept.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import { judges } from '../Reading.ts';
import type { ReadBlock } from '../Reading.ts';
import { contentStems } from '../stems.ts';
import { phraseIn } from '../words.ts';

/** What two judgments must have in common to be called one proposition, of all that either says. */
const enoughAlike = 0.75;
/** Fewer common words say nothing: "The yard closes" and "The yard opens". */
const fewWords = 3;

/** What a judgment says, apart from how likely it is. */
type Proposition = { readonly stems: ReadonlySet<string>; readonly figures: string; readonly isNegated: boolean };

const propositionOf = kept(({ sentences }: ReadBlock): Proposition => {
  const words = sentences.filter((each) => each.in.part === 'statement').map((each) => each.words);
  const said = words.join(' ');
  return {
    stems: contentStems(said),
    figures: (said.match(/\d+/gu) ?? []).join(' '),
    isNegated: /(?<![\p{L}-])(?:not|never|no)(?![\p{L}-])/iu.test(said),
  };
});

/** The likelihood a block gives: its field's, else what its words say. */
function termOf({ block, sentences }: ReadBlock, scale: Scale): Term | null {
  const field = termById(scale, block.fields.likelihood);
  if (field !== null) return field;
  const stated = sentences
    .filter((each) => each.in.part === 'statement')
    .map((each) => estimateInSentence(each.words, scale))
    .find((each) => each !== null);
  return stated?.term ?? null;
}

function isSame(a: Proposition, b: Proposition): boolean {
  if (a.figures !== b.figures || a.isNegated !== b.isNegated) return false;
  const common = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  return common >= fewWords && common / (a.stems.size + b.stems.size - common) >= enoughAlike;
}

const twoLikelihoods: PaperCheck = {
  id: 'AR3',
  run: (blocks, { scale }) => {
    const said = blocks
      .filter(({ block }) => block.kind === 'judgment')
      .flatMap((read) => {
        const term = termOf(read, scale);
        return term === null ? [] : [{ block: read.block, term, proposition: propositionOf(read) }];
      });
    return said.flatMap((late, index) => {
      const early = said.slice(0, index).find((each) => {
        const [a, b] = [each.block.fields.horizon, late.block.fields.horizon];
        const isOtherTime = a !== null && b !== null && a !== b;
        return each.term.id !== late.term.id && !isOtherTime && isSame(each.proposition, late.proposition);
      });
      if (early === undefined) return [];
      const [here, there] = [late.term, early.term].map((term) => labelOf(term));
      return [
        { blockId: late.block.id, message: `Another judgment says nearly the same: ${here} here, ${there} there.` },
      ];
    });
  },
};

/** Below this, an outcome is a tail (ICD 203, standard 4: low probability, high impact). */
const tail = 0.2;

const graveAndUnlikely: PaperCheck = {
  id: 'AL3',
  run: (blocks, { scale }) => {
    const indicated = new Set(
      blocks.flatMap(({ block }) =>
        block.relations.filter(({ kind, isBroken }) => kind === 'indicates' && !isBroken).map(({ target }) => target),
      ),
    );
    return blocks
      .filter(({ block }) => judges(block) && !indicated.has(block.id))
      .filter((read) => {
        const top = read.block.fields.probability ?? termOf(read, scale)?.hi;
        return top !== undefined && top <= tail;
      })
      .filter(({ sentences }) =>
        sentences.some((each) => each.in.part === 'statement' && phraseIn(each.words, english.grave) !== null),
      )
      .map(({ block }) => ({ blockId: block.id }));
  },
};

/** Checks on what judgments say of each other, and of what is unlikely. */
export const consistencyChecks: readonly PaperCheck[] = [twoLikelihoods, graveAndUnlikely];
