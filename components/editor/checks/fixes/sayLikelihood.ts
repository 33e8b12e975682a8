import type { EditorState } from '@tiptap/pm/state';
import { labelWithRange } from '../../../../lib/domain/likelihood/scaleById.ts';
import { english } from '../../../../lib/domain/tradecraft/lexicon/english.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import { phrasesIn } from '../../../../lib/domain/tradecraft/words.ts';
import { setLikelihood } from '../../blocks/fieldEdits.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';
import { statementOf, tokensIn } from '../../blocks/tokenPlaces.ts';
import type { Fix, FixMaker } from './Fix.ts';
import { moveOf } from './moveSentence.ts';
import { swapOf, swapWords } from './putTerm.ts';
import { placedBlock, reading, type TextPlace } from './textPlace.ts';

/** The terms of the scale, each put into the judgment's sentence and its field; and that this is no judgment at all. */
export const sayLikelihood: FixMaker<'ask-likelihood'> = (finding, _wish, state) => {
  const block = placedBlock(state.doc, finding.blockId);
  if (block === null) return [];
  const { scale, paper } = settingsIn(state);
  const terms = scale.terms.map((term): Fix => ({
    label: `Say “${labelWithRange(term, paper.wording ?? undefined)}”`,
    apply: (now) => {
      const hedge = hedgeIn(now, finding);
      if (hedge === null)
        return setLikelihood(now, finding.blockId ?? '', { termId: term.id, probability: null, place: true });
      const { tr } = now;
      swapWords(tr, hedge.place, hedge.swap, term, settingsIn(now));
      return tr;
    },
  }));
  return [...terms, ...moveOf(finding, state, 'evidence', 'It is a fact: move it to the evidence')];
};

/** The first hedge or phrase outside the scale that a term can take the place of. */
function hedgeIn(
  state: EditorState,
  { blockId }: Finding,
): { readonly place: TextPlace; readonly swap: NonNullable<ReturnType<typeof swapOf>> } | null {
  const holder = placedBlock(state.doc, blockId);
  const statement = holder === null ? null : statementOf(holder.node, holder.pos);
  if (holder === null || statement === null || tokensIn(statement.node, statement.start).length > 0) return null;
  const text = { node: statement.node, pos: statement.start - 1 };
  const { words, posOf } = reading(state, text, holder.node);
  for (const { from, to, text: phrase } of phrasesIn(words, [...english.hedges, ...english.offScale])) {
    const swap = swapOf(words.slice(0, from), phrase);
    if (swap !== null) return { place: { text, holder, words, from, to, posOf }, swap };
  }
  return null;
}
