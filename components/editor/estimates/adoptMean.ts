import type { EditorState, Transaction } from '@tiptap/pm/state';
import { agreementOn } from '../../../lib/domain/estimates/agreementOn.ts';
import { fieldBlock, isInBand, setLikelihood } from '../blocks/fieldEdits.ts';
import { settingsIn } from '../blocks/paperSettings.ts';

/** What a judgment would be given: a term's id, and the mean as its point value where it lies in the term's band. */
export type MeanChoice = { readonly termId: string; readonly probability: number | null };

/** The term for the mean on the scale the paper is on now; null where the scale has no word for it. */
export function meanChoice(state: EditorState, probabilities: readonly number[]): MeanChoice | null {
  const settings = settingsIn(state);
  const mean = agreementOn(probabilities, settings.scale);
  if (mean === null || mean.mean === null) return null;
  const termId = mean.mean.term.id;
  const probability = Math.round(mean.spread.mean * 1000) / 1000;
  return { termId, probability: isInBand(probability, termId, settings) ? probability : null };
}

/** Gives a judgment or an alternative the mean's term and value, in one step. Null where nothing would change. */
export function adoptMean(state: EditorState, blockId: string, probabilities: readonly number[]): Transaction | null {
  const choice = meanChoice(state, probabilities);
  return choice === null ? null : setLikelihood(state, blockId, { ...choice, place: false });
}

/** Whether the block says just that already. */
export function hasAdopted(state: EditorState, blockId: string, probabilities: readonly number[]): boolean {
  const choice = meanChoice(state, probabilities);
  const attrs = fieldBlock(state, blockId)?.node.attrs;
  return choice !== null && attrs?.['likelihood'] === choice.termId && attrs['probability'] === choice.probability;
}
