import type { EditorState } from '@tiptap/pm/state';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { blockIds } from '../../../../components/editor/binding/blockIds.ts';
import { fixesFor } from '../../../../components/editor/checks/fixes/fixFor.ts';
import { checkedPaperOf } from '../../../../lib/document/checkedPaperOf.ts';
import type { DocJson } from '../../../../lib/document/docJson.ts';
import { scales } from '../../../../lib/domain/likelihood/scaleById.ts';
import { checkPaper } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import { paperState } from '../blocks/paperState.ts';
import { node } from '../draftState.ts';

let made = 0;

/** A paper of these blocks in an editor that gives ids, as the page's does. */
export function fixState(...blocks: readonly ProseMirrorNode[]): EditorState {
  return paperState(blocks, { cutoff: '2026-11-20' }, [blockIds(() => `n${(made += 1)}`)]);
}

/** What the checks find in it now. */
export function findingsIn(state: EditorState): readonly Finding[] {
  return checkPaper(checkedPaperOf(state.doc.toJSON() as DocJson, scales, false));
}

/** The first finding of a check. */
export function findingOf(state: EditorState, checkId: string): Finding {
  const found = findingsIn(state).find((each) => each.checkId === checkId);
  if (found === undefined) throw new Error(`${checkId} found nothing`);
  return found;
}

/** The labels offered for the first finding of a check. */
export function offered(state: EditorState, checkId: string): readonly string[] {
  return fixesFor(findingOf(state, checkId), state).map(({ label }) => label);
}

/** The state after the fix whose label begins so was pressed. */
export function fixed(state: EditorState, checkId: string, label: string): EditorState {
  const fix = fixesFor(findingOf(state, checkId), state).find((each) => each.label.startsWith(label));
  if (fix === undefined) throw new Error(`${checkId} offers ${offered(state, checkId).join(', ')}`);
  const tr = fix.apply(state);
  if (tr === null) throw new Error('the fix did not apply');
  const after = state.apply(tr);
  after.doc.check();
  return after;
}

export const section = (kind: string, ...blocks: readonly ProseMirrorNode[]): ProseMirrorNode =>
  node('section', { id: `sec-${kind}`, kind }, node('sectionHeading', { id: `head-${kind}` }, kind), ...blocks);

export const evidence = (id: string, text: string, ...links: readonly ProseMirrorNode[]): ProseMirrorNode =>
  node('evidence', { id }, node('paragraph', { id: `${id}-p` }, text), ...links);

export const link = (kind: string, target: string, id = `l-${target}`): ProseMirrorNode =>
  node('relation', { id, kind, target });

/** A judgment with a sentence, a basis and links. */
export function judgment(
  id: string,
  sentence: readonly (string | ProseMirrorNode)[],
  attrs: Readonly<Record<string, unknown>> = {},
  ...links: readonly ProseMirrorNode[]
): ProseMirrorNode {
  return node(
    'judgment',
    { id, kind: 'forecast', ...attrs },
    node('statement', { id: `${id}-s` }, ...sentence),
    node('basis', { id: `${id}-b` }),
    ...links,
  );
}

/** The kinds of the numbered blocks and what their first text says, tokens printed. */
export function says(state: EditorState): readonly string[] {
  const paper = checkedPaperOf(state.doc.toJSON() as DocJson, scales, false);
  return paper.blocks
    .filter(({ kind }) => kind !== 'title' && kind !== 'heading')
    .map(({ kind, texts }) => `${kind}: ${texts[0]?.text ?? ''}`);
}
