import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState, Plugin } from '@tiptap/pm/state';
import { blockNumbers, targetsIn } from '../../../../components/editor/blocks/blockNumbers.ts';
import { paperSettings, settingsIn, type ScaleChoice } from '../../../../components/editor/blocks/paperSettings.ts';
import { sentenceRuns } from '../../../../components/editor/blocks/tokenText.ts';
import { statementOf } from '../../../../components/editor/blocks/tokenPlaces.ts';
import { scales } from '../../../../lib/domain/likelihood/scaleById.ts';
import { node, stateOf } from '../draftState.ts';

export const choice: ScaleChoice = { scales, fallbackId: 'icd203' };

/** An editor's state with the paper's settings and the blocks' numbers, over a title and these blocks. */
export function paperState(
  blocks: readonly ProseMirrorNode[],
  title: Readonly<Record<string, unknown>> = {},
  more: readonly Plugin[] = [],
): EditorState {
  const plugins = [paperSettings(choice), blockNumbers(), ...more];
  return stateOf([node('title', { id: 'title', ...title }, 'Ports'), ...blocks], plugins);
}

export const token = (form: string): ProseMirrorNode => node('likelihoodTerm', { form });

/** A judgment `j1` with this likelihood and sentence. */
export function judged(likelihood: string | null, ...sentence: readonly (string | ProseMirrorNode)[]): ProseMirrorNode {
  return node(
    'judgment',
    { id: 'j1', likelihood },
    node('statement', { id: 's1' }, ...sentence),
    node('basis', { id: 'b1' }),
  );
}

/** How the sentence of the block with this id reads. */
export function sentence(state: EditorState, id = 'j1'): string {
  let read: string | null = null;
  state.doc.descendants((block, pos) => {
    if (block.attrs.id !== id) return read === null;
    const statement = statementOf(block, pos);
    if (statement === null) return false;
    const runs = sentenceRuns(statement.node, block.attrs.likelihood, settingsIn(state), targetsIn(state));
    read = runs.map((run) => run.text).join('');
    return false;
  });
  if (read === null) throw new Error(`no sentence in ${id}`);
  return read;
}
