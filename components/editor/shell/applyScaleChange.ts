import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { ScaleChange } from '../../scales/ChangeScaleDialog.tsx';
import type { ScaledJudgment } from '../../scales/scaleChoices.ts';
import { numberedBlocks } from '../blocks/blockNumbers.ts';
import { settingsIn, settingsOf, titleOf, type PaperSettings, type ScaleChoice } from '../blocks/paperSettings.ts';
import { fitPaper } from '../blocks/tokenPlaces.ts';
import { tokenShown } from '../blocks/tokenText.ts';

/** What a change of scale is decided on: every block with a likelihood, as it stands. */
export function scaledJudgments(state: EditorState): readonly ScaledJudgment[] {
  return numberedBlocks(state.doc).flatMap(({ node, label }) => {
    const { id, likelihood, probability } = node.attrs as Readonly<Record<string, unknown>>;
    const isScaled = node.type.name === 'judgment' || node.type.name === 'alternative';
    if (!isScaled || typeof id !== 'string') return [];
    return [
      {
        blockId: id,
        label,
        text: sentenceOf(node, settingsIn(state)),
        likelihood: typeof likelihood === 'string' ? likelihood : null,
        probability: typeof probability === 'number' ? probability : null,
      },
    ];
  });
}

/** A block's statement with its likelihood in words, as it reads now. */
function sentenceOf(block: ProseMirrorNode, settings: PaperSettings): string {
  const statement = block.children.find((child) => child.type.name === 'statement');
  return (statement?.children ?? []).reduce((said, child) => {
    if (child.type.name !== 'likelihoodTerm') return said + (child.text ?? '');
    return said + (tokenShown(child.attrs.form, block.attrs.likelihood, said, settings).words ?? '');
  }, '');
}

/** The whole change in one step of undo: scale, wording, ranges, what was converted, and the sentences that follow. */
export function applyScaleChange(state: EditorState, change: ScaleChange, choice: ScaleChoice): Transaction | null {
  const title = titleOf(state.doc);
  if (title === null) return null;
  const tr = state.tr;
  const { scale, wording, ranges } = change.paper;
  const paper = { scale, wording, ranges };
  for (const [name, value] of Object.entries(paper)) {
    if (title.node.attrs[name] !== value) tr.setNodeAttribute(title.pos, name, value);
  }
  const converted = new Map(change.conversions.map(({ blockId, likelihood }) => [blockId, likelihood]));
  for (const { node, pos } of numberedBlocks(state.doc)) {
    const likelihood = converted.get(String(node.attrs.id));
    if (likelihood !== undefined) tr.setNodeAttribute(pos, 'likelihood', likelihood);
  }
  // Attributes move nothing, so the blocks are found where they were; their likelihoods are read as they are now.
  return fitPaper(tr, EditorState.create({ doc: tr.doc }), settingsOf({ ...title.node.attrs, ...paper }, choice));
}
