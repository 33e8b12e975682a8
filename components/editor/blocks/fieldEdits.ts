import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { acceptsAttribute, isNodeKind, type AttributeValue } from '../../../lib/document/grammar.ts';
import { mayBearMark } from '../../../lib/document/portions.ts';
import { termById } from '../../../lib/domain/likelihood/scaleById.ts';
import { isSameLink, linkOf, type BlockLink } from './blockLinks.ts';
import { findNumberedBlock } from './blockNumbers.ts';
import { settingsIn, settingsOf, titleOf, type PaperSettings, type ScaleChoice } from './paperSettings.ts';
import { fitPaper, fitTokens, placeToken, statementOf, tokensIn } from './tokenPlaces.ts';

/** A block whose fields can be set: one with a number, or the title. */
export type FieldBlock = { readonly node: ProseMirrorNode; readonly pos: number; readonly label: string };

/** The block with this id, as the draft is now. */
export function fieldBlock(state: EditorState, id: string): FieldBlock | undefined {
  const title = titleOf(state.doc);
  if (title !== null && title.node.attrs.id === id) return { ...title, label: 'the paper' };
  return findNumberedBlock(state, id) ?? markedLine(state, id);
}

/** A line, quotation or table, which has no field but its portion mark. Looked for only when a picker is asked for. */
function markedLine(state: EditorState, id: string): FieldBlock | undefined {
  let found: FieldBlock | undefined;
  state.doc.descendants((node, pos) => {
    if (found === undefined && node.attrs.id === id && mayBearMark(node.type.name)) {
      found = { node, pos, label: `this ${lineWords[node.type.name] ?? 'block'}` };
    }
    return found === undefined && !node.isTextblock;
  });
  return found;
}

const lineWords: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  sectionHeading: 'heading',
  blockquote: 'quotation',
  caption: 'caption',
  table: 'table',
};

/**
 * Sets attributes of a block, each singly: somebody who sets another one at this moment wins too. Null where nothing
 * would change, or a value is none that the grammar takes.
 */
export function setFields(
  state: EditorState,
  id: string,
  values: Readonly<Record<string, AttributeValue>>,
): Transaction | null {
  const block = fieldBlock(state, id);
  if (block === undefined) return null;
  const kind = block.node.type.name;
  const changed = Object.entries(values).filter(([name, value]) => (block.node.attrs[name] ?? null) !== value);
  if (!isNodeKind(kind) || changed.length === 0) return null;
  if (!changed.every(([name, value]) => acceptsAttribute(kind, name, value))) return null;
  const { tr } = state;
  for (const [name, value] of changed) tr.setNodeAttribute(block.pos, name, value);
  return tr;
}

/** What is chosen in the likelihood picker. `probability` in [0, 1]; `place`: put the term into the sentence. */
export type LikelihoodChoice = {
  readonly termId: string | null;
  readonly probability: number | null;
  readonly place: boolean;
};

/**
 * Sets the likelihood of a judgment or an alternative. Where its sentence has the token in a form that the term does
 * not have, the sentence is rewritten in the same step. Null where nothing changes.
 */
export function setLikelihood(state: EditorState, id: string, choice: LikelihoodChoice): Transaction | null {
  const block = fieldBlock(state, id);
  if (block === undefined) return null;
  const settings = settingsIn(state);
  const { node, pos } = block;
  const { tr } = state;
  const { likelihood, probability } = node.attrs as Readonly<Record<string, unknown>>;
  if ((likelihood ?? null) !== choice.termId) tr.setNodeAttribute(pos, 'likelihood', choice.termId);
  if ((probability ?? null) !== choice.probability) tr.setNodeAttribute(pos, 'probability', choice.probability);
  const statement = statementOf(node, pos);
  if (statement !== null && choice.termId !== null) {
    const hasToken = tokensIn(statement.node, statement.start).length > 0;
    if (hasToken) fitTokens(tr, statement.start, choice.termId, settings);
    else if (choice.place) placeToken(tr, statement.start, choice.termId, settings);
  }
  return tr.docChanged ? tr : null;
}

/** Whether a point value, in [0, 1], lies in the band of a term (its end points included, but where they are open). */
export function isInBand(probability: number, termId: string | null, settings: PaperSettings): boolean {
  const term = termById(settings.scale, termId);
  if (term === null) return false;
  const isAbove = term.isLoOpen ? probability > term.lo : probability >= term.lo;
  return isAbove && (term.isHiOpen ? probability < term.hi : probability <= term.hi);
}

/** Sets the paper's wording, and rewrites the sentences whose token cannot stand in its form any more. */
export function setWording(state: EditorState, wording: string, choice: ScaleChoice): Transaction | null {
  const title = titleOf(state.doc);
  if (title === null || title.node.attrs.wording === wording) return null;
  const tr = state.tr.setNodeAttribute(title.pos, 'wording', wording);
  return fitPaper(tr, state, settingsOf({ ...title.node.attrs, wording }, choice));
}

/** Takes a link out of a block, with all that say the same. Null where there is none. */
export function removeLink(state: EditorState, id: string, link: BlockLink): Transaction | null {
  return editLinks(state, id, link, (tr, from, to) => tr.delete(from, to));
}

/** Changes what a link says (kind or locator), with all that said the same. */
export function changeLink(
  state: EditorState,
  id: string,
  link: BlockLink,
  values: { readonly kind?: string; readonly locator?: string | null },
): Transaction | null {
  return editLinks(state, id, link, (tr, from) => {
    for (const [name, value] of Object.entries(values)) tr.setNodeAttribute(from, name, value);
  });
}

function editLinks(
  state: EditorState,
  id: string,
  link: BlockLink,
  edit: (tr: Transaction, from: number, to: number) => void,
): Transaction | null {
  const block = fieldBlock(state, id);
  if (block === undefined) return null;
  const { tr } = state;
  block.node.forEach((child, offset) => {
    const held = child.type.name === 'relation' ? linkOf(child.attrs) : null;
    if (held === null || !isSameLink(held, link)) return;
    const from = tr.mapping.map(block.pos + 1 + offset);
    edit(tr, from, from + child.nodeSize);
  });
  return tr.docChanged ? tr : null;
}
