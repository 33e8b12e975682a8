import type { EditorState } from '@tiptap/pm/state';
import type { Finding, Fix as FixWish } from '../../../../lib/domain/tradecraft/Finding.ts';
import type { Fix, FixMaker } from './Fix.ts';
import { addIndicator, dropBrokenLinks } from './links.ts';
import { toEvidence, toJudgment, toRecommendation } from './moveSentence.ts';
import { putTerm } from './putTerm.ts';
import { sayLikelihood } from './sayLikelihood.ts';
import { dropWords, settleTerm, takeConfidence } from './sentenceEdits.ts';
import { askConfidence, askHorizon, makeMinor } from './setField.ts';
import { splitJudgment } from './splitJudgment.ts';
import { toAssumption } from './toAssumption.ts';

export type { Fix } from './Fix.ts';

/** By the kind of fix that the check asks for. What is not here asks the author: links and citations are picked. */
const makers: { readonly [Kind in FixWish['kind']]?: FixMaker<Kind> } = {
  'put-term': putTerm,
  split: splitJudgment,
  'to-judgment': toJudgment,
  'to-evidence': toEvidence,
  'to-recommendation': toRecommendation,
  'to-assumption': toAssumption,
  'take-confidence': takeConfidence,
  'settle-term': settleTerm,
  'drop-words': dropWords,
  'drop-broken-links': dropBrokenLinks,
  'add-indicator': addIndicator,
  'make-minor': makeMinor,
  'ask-horizon': askHorizon,
  'ask-likelihood': sayLikelihood,
  'ask-confidence': askConfidence,
};

/** The fixes offered for a finding, in the order of their buttons. */
export function fixesFor(finding: Finding, state: EditorState): readonly Fix[] {
  return finding.fix === null ? [] : made(finding, finding.fix, state);
}

function made<Kind extends FixWish['kind']>(
  finding: Finding,
  wish: Extract<FixWish, { kind: Kind }>,
  state: EditorState,
): readonly Fix[] {
  const maker: FixMaker<Kind> | undefined = makers[wish.kind];
  return maker?.(finding, wish, state) ?? [];
}
