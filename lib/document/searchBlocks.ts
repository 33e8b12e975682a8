import type { Argument } from '../domain/argument/argument.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { scales } from '../domain/likelihood/scaleById.ts';
import { judgmentsOn } from '../domain/sources/sourceRegister.ts';
import { argumentOf } from './argumentOf.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { isInlineKind, isNodeKind } from './grammar.ts';
import { labelledBlocks } from './labels.ts';
import { readingOfPaper } from './paper.ts';
import type { Reading } from './paper.ts';
import { likelihoodOf, tokenText } from './tokenText.ts';

/** A block's words as search keeps them. `place` counts from 0 in reading order; `label` is its number (`J1`) or empty. */
export type SearchBlock = {
  readonly blockId: string;
  readonly place: number;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
  /** Of a source taken from the register: its record, and the labels of the judgments that rest on it. */
  readonly taken?: { readonly record: string; readonly carries: readonly string[] };
};

/** Blocks that are found as a whole, however much stands in them; lists and quotations by their paragraphs. */
const whole: ReadonlySet<string> = new Set([
  'title',
  'sectionHeading',
  'heading',
  'paragraph',
  'judgment',
  'recommendation',
  'evidence',
  'assumption',
  'alternative',
  'indicator',
  'gap',
  'source',
  'figure',
  'table',
]);
/** What a block's attributes say in words: a source's record, a picture's description, an indicator's threshold. */
const wordAttributes = ['originator', 'identifier', 'biasNote', 'alt', 'threshold'] as const;

/** Longest text of one block, UTF-16 units. */
const maxTextLength = 8_000;

/**
 * The words of a draft, block by block in reading order, likelihood tokens and footnotes among them; blocks without an id
 * or a word are left out.
 *
 * @param ownScales The workspace's own scales, which the title may name beside the shipped ones.
 */
export function searchBlocksOf(doc: DocJson, ownScales: readonly Scale[] = []): readonly SearchBlock[] {
  const paper = readingOfPaper(doc, { scales: [...scales, ...ownScales] });
  const reading: Reading = { ...paper, ranges: 'hidden' };
  const labels = new Map(labelledBlocks(doc).map(({ node, label }) => [node, label]));
  const takenOf = takenIn(doc);
  const blocks: SearchBlock[] = [];
  const visit = (node: NodeJson): void => {
    if (!whole.has(node.type)) {
      node.content?.forEach(visit);
      return;
    }
    const text = wordsOf(node, reading, null).replace(/\s+/gu, ' ').trim().slice(0, maxTextLength);
    const id = node.attrs?.id;
    const taken = takenOf(node);
    // A source is found by its record even before it has a word of its own.
    if (typeof id !== 'string' || (text === '' && taken === null)) return;
    const found = { blockId: id, place: blocks.length, kind: node.type, label: labels.get(node) ?? '', text };
    blocks.push(taken === null ? found : { ...found, taken });
  };
  doc.content.forEach(visit);
  return blocks;
}

/** Which record a source is taken from and what rests on it; the argument is read only where there is such a source. */
function takenIn(doc: DocJson): (node: NodeJson) => NonNullable<SearchBlock['taken']> | null {
  let argument: Argument | null = null;
  return ({ type, attrs }) => {
    const { id, record } = attrs ?? {};
    if (type !== 'source' || typeof record !== 'string' || record === '') return null;
    argument ??= argumentOf(doc, []);
    const carries = typeof id === 'string' ? judgmentsOn(argument, id).map(({ label }) => label) : [];
    return { record, carries };
  };
}

/** @param likelihood The term that tokens right in this node are bound to. */
function wordsOf(node: NodeJson, reading: Reading, likelihood: string | null): string {
  if (node.type === 'text') return node.text ?? '';
  const attrs = node.attrs ?? {};
  const bound = likelihoodOf(node) ?? likelihood;
  let words = '';
  for (const child of node.content ?? []) {
    const isInline = child.type === 'text' || (isNodeKind(child.type) && isInlineKind(child.type));
    if (child.type === 'likelihoodTerm') words += bound === null ? '' : tokenText(child, bound, reading, words);
    else if (child.type === 'footnote') words += noteOf(child);
    else words += `${isInline ? '' : ' '}${child.type === 'hardBreak' ? ' ' : wordsOf(child, reading, bound)}`;
  }
  const said = wordAttributes.map((name) => attrs[name]).filter((value) => typeof value === 'string');
  return [words, ...said].join(' ');
}

function noteOf(footnote: NodeJson): string {
  const text = footnote.attrs?.text;
  return typeof text === 'string' ? ` ${text} ` : '';
}
