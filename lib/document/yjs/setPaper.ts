import * as Y from 'yjs';
import { acceptsAttribute } from '../grammar.ts';
import type { TokenForm } from '../grammar.ts';
import type { Paper } from '../paper.ts';
import { buildNodes } from './buildNodes.ts';
import { leadTokens } from './leadTokens.ts';

/** A judgment or an alternative by its block id, and the term it is given; null: none. */
export type LikelihoodChange = { readonly blockId: string; readonly likelihood: string | null };
/** Forms in which a block's term, as it is to be, has no words: a token in one of them is made to lead the sentence. */
export type FormChange = { readonly blockId: string; readonly forms: readonly TokenForm[] };

/** Kinds of block that carry a likelihood. */
const estimated = ['judgment', 'alternative'];

/**
 * Sets what holds for the whole paper, and likelihoods along with it. What is left out stays; null takes the setting
 * away. Sentences whose token cannot stand in its form any more are rewritten. Attributes that are so already are not written, so that nobody else's change at the same time is undone by it.
 *
 * @throws Error when the grammar does not take a value: the caller has parsed them.
 */
export function setPaper(
  fragment: Y.XmlFragment,
  paper: Partial<Paper>,
  conversions: readonly LikelihoodChange[],
  misfits: readonly FormChange[],
): void {
  for (const [name, value] of Object.entries(paper)) {
    // Whether a paper is for training is said when it is made.
    if (value !== undefined && typeof value !== 'boolean') setAttribute(titleOf(fragment), name, value);
  }
  const wanted = new Map(conversions.map(({ blockId, likelihood }) => [blockId, likelihood]));
  const formsOf = new Map(misfits.map(({ blockId, forms }) => [blockId, forms]));
  if (wanted.size === 0 && formsOf.size === 0) return;
  for (const block of estimatedBlocks(fragment)) {
    const id = String(block.getAttribute('id'));
    const likelihood = wanted.get(id);
    if (likelihood !== undefined) setAttribute(block, 'likelihood', likelihood);
    const statement = block.toArray().find((child) => child instanceof Y.XmlElement && child.nodeName === 'statement');
    if (statement instanceof Y.XmlElement) leadTokens(statement, formsOf.get(id) ?? []);
  }
}

/** The title that counts, the first; made where the draft has none. */
export function titleOf(fragment: Y.XmlFragment): Y.XmlElement {
  const isTitle = (child: unknown): child is Y.XmlElement =>
    child instanceof Y.XmlElement && child.nodeName === 'title';
  const found = fragment.toArray().find(isTitle);
  if (found !== undefined) return found;
  const id = `t${(fragment.doc?.clientID ?? 0).toString(36)}`;
  fragment.insert(0, buildNodes([{ type: 'title', attrs: { id } }], null));
  const made = fragment.get(0);
  if (!isTitle(made)) throw new Error('a title that was made is not there');
  return made;
}

function* estimatedBlocks(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (estimated.includes(child.nodeName)) yield child;
    else if (child.nodeName === 'section') yield* estimatedBlocks(child);
  }
}

function setAttribute(element: Y.XmlElement, name: string, value: string | null): void {
  const kind = element.nodeName as 'title';
  if (value !== null && !acceptsAttribute(kind, name, value)) throw new Error(`${kind} does not take this ${name}`);
  const before = element.getAttribute(name) ?? null;
  if (before === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
