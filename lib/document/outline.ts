import type { DocJson, NodeJson } from './docJson.ts';
import type { SectionKind } from './grammar.ts';
import { sectionKinds } from './grammar.ts';
import { isLabelledKind } from './labelPrefixes.ts';
import type { LabelledKind } from './labelPrefixes.ts';
import { labelledBlocks } from './labels.ts';
import { readingOfPaper } from './paper.ts';
import type { Reading } from './paper.ts';
import { textOf } from './textOf.ts';
import { likelihoodOf } from './tokenText.ts';

/** What the outline lists. */
export type OutlineKind = 'section' | 'heading' | LabelledKind;

/** One line of the outline. */
export type OutlineEntry = {
  /** The block's id; null in a draft without ids. */
  readonly id: string | null;
  readonly kind: OutlineKind;
  /** `J1`, `E3`: derived from the order, never stored; empty for sections and headings. */
  readonly label: string;
  /** The first 60 characters of its words, likelihood tokens as words. */
  readonly text: string;
  /** The term id of a judgment or alternative, null where it has none. */
  readonly likelihood: string | null;
  /** The section it stands in (its own kind, for a section); null outside. */
  readonly section: SectionKind | null;
};

const maxTextLength = 60;
const firstCharacters = new RegExp(`^.{0,${maxTextLength}}`, 'su');

/**
 * The outline of a draft: sections, headings and all numbered blocks in reading order. Its cost grows with the blocks, not
 * with their text: of each only the beginning is read.
 *
 * @param reading How likelihood tokens read; the paper's own on the shipped scales where left out.
 */
export function outlineOf(doc: DocJson, reading: Reading = readingOfPaper(doc)): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  // Ranges stand beside the line as a ruler.
  const without: Reading = { ...reading, ranges: 'hidden' };
  const labels = new Map(labelledBlocks(doc).map(({ node, label }) => [node, label]));
  const add = (node: NodeJson, kind: OutlineKind, words: NodeJson | undefined, section: SectionKind | null): void => {
    const { id } = node.attrs ?? {};
    const likelihood = likelihoodOf(node);
    const text = words ? shortened(textOf(words, maxTextLength * 4, { reading: without, likelihood })) : '';
    const known = typeof id === 'string' ? id : null;
    entries.push({ id: known, kind, label: labels.get(node) ?? '', text: text || nameOf(node), likelihood, section });
  };
  const addBlock = (node: NodeJson, section: SectionKind | null): void => {
    if (node.type === 'heading') add(node, 'heading', node, section);
    else if (isLabelledKind(node.type)) add(node, node.type, wordsOf(node), section);
  };
  for (const node of doc.content) {
    if (node.type !== 'section') {
      addBlock(node, null);
      continue;
    }
    const kind = sectionKindOf(node);
    const heading = node.content?.find((child) => child.type === 'sectionHeading');
    add(node, 'section', heading, kind);
    for (const child of node.content ?? []) addBlock(child, kind);
  }
  return entries;
}

/** A section's kind as the grammar knows it; `free` where it says none. */
export function sectionKindOf(node: NodeJson): SectionKind {
  return sectionKinds.find((kind) => kind === node.attrs?.kind) ?? 'free';
}

/** In what a numbered block says first; any other block (a paragraph of evidence, a list) does as well. */
const sayings = new Set(['statement', 'sourceTitle', 'caption']);

function wordsOf(node: NodeJson): NodeJson | undefined {
  const children = (node.content ?? []).filter(({ type }) => type !== 'relation');
  const says = (child: NodeJson): boolean => textOf(child, 1) !== '' || hasToken(child);
  return children.find((child) => sayings.has(child.type) && says(child)) ?? children.find(says);
}

function hasToken(node: NodeJson): boolean {
  return node.content?.some(({ type }) => type === 'likelihoodTerm') ?? false;
}

/** What a block without words goes by: a picture by its alternative text, a source by who made it. */
function nameOf(node: NodeJson): string {
  const { alt, originator, identifier } = node.attrs ?? {};
  const name = [alt, originator, identifier].find((each) => typeof each === 'string' && each.trim() !== '');
  return typeof name === 'string' ? shortened(name.slice(0, maxTextLength * 4)) : '';
}

/** The first 60 characters, whole code points, an ellipsis where something was cut. */
function shortened(text: string): string {
  const whole = text.replace(/\s+/gu, ' ').trim();
  const start = firstCharacters.exec(whole)?.[0] ?? '';
  return start.length === whole.length ? whole : `${start}…`;
}
