import type { Scale } from '../domain/likelihood/scale.ts';
import { defaultScale, scaleById } from '../domain/likelihood/scaleById.ts';
import { tokenWords } from '../domain/likelihood/tokenWords.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { isLabelledKind, labelPrefixes } from './labelPrefixes.ts';
import { paperOf, type Paper } from './paper.ts';

/** A block's words as search keeps them. `place` counts from 0 in reading order; `label` is its number (`J1`) or empty. */
export type SearchBlock = {
  readonly blockId: string;
  readonly place: number;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
};

/** Blocks that are found as a whole, however much stands in them. */
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
/** What a source's record says in words. */
const recordWords = ['originator', 'identifier', 'biasNote'] as const;

/**
 * The words of a draft, block by block in reading order; blocks without an id or a word are left out.
 *
 * @param scale The scale that likelihood terms in sentences are said in; the paper's own where that is a shipped one.
 */
export function searchBlocksOf(doc: DocJson, scale?: Scale): readonly SearchBlock[] {
  const paper = paperOf(doc);
  const told = scale ?? scaleById(paper.scale ?? '') ?? defaultScale;
  const counted = new Map<string, number>();
  const blocks: SearchBlock[] = [];
  const visit = (node: NodeJson): void => {
    const label = labelOf(node, counted);
    if (!whole.has(node.type)) {
      node.content?.forEach(visit);
      return;
    }
    const text = wordsOf(node, told, paper, null).replace(/\s+/gu, ' ').trim();
    const id = node.attrs?.['id'];
    if (typeof id === 'string' && text !== '') {
      blocks.push({ blockId: id, place: blocks.length, kind: node.type, label, text });
    }
  };
  doc.content.forEach(visit);
  return blocks;
}

function labelOf(node: NodeJson, counted: Map<string, number>): string {
  if (!isLabelledKind(node.type)) return '';
  const number = (counted.get(node.type) ?? 0) + 1;
  counted.set(node.type, number);
  return `${labelPrefixes[node.type]}${number}`;
}

function wordsOf(node: NodeJson, scale: Scale, paper: Paper, term: string | null): string {
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return ' ';
    case 'likelihoodTerm': {
      const form = attrs['form'];
      const known = form === 'adverb' || form === 'adjective' || form === 'lead' ? form : null;
      return tokenWords({ scale, wording: paper.wording, termId: term, form: known, ranges: 'hidden' }).words ?? '';
    }
    case 'footnote':
      return ` ${typeof attrs['text'] === 'string' ? attrs['text'] : ''} `;
    default: {
      const own = typeof attrs['likelihood'] === 'string' ? attrs['likelihood'] : term;
      const record = [...recordWords, 'alt'].map((name) => attrs[name]).filter((value) => typeof value === 'string');
      const parts = (node.content ?? []).map((child) => wordsOf(child, scale, paper, own));
      const isLine = (node.content ?? []).some((child) => child.type === 'text');
      return [parts.join(isLine ? '' : ' '), ...record].join(' ');
    }
  }
}
