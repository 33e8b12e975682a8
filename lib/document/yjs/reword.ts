import * as Y from 'yjs';
import { wordDiff } from '../../domain/text/wordDiff.ts';
import type { SuggestedField } from '../../domain/threads/suggestion.ts';
import { printedOf } from '../checkedPaperOf.ts';
import { acceptsAttribute, isNodeKind } from '../grammar.ts';
import type { Reading } from '../paper.ts';
import { buildNodes, wellFormed } from './buildNodes.ts';
import { elementById } from './findBlock.ts';

/** Other words for a stretch of a text block. Nothing is done where `expected` does not stand there. */
export type Rewording = {
  readonly kind: 'reword';
  readonly blockId: string;
  /** UTF-16 offsets in the block's text as it is printed. */
  readonly from: number;
  readonly expected: string;
  readonly replacement: string;
  readonly reading: Reading;
};

/** Another value of a field of a judgment or an alternative. Nothing is done where `expected` is not its value. */
export type FieldSetting = {
  readonly kind: 'set-field';
  readonly blockId: string;
  readonly field: SuggestedField;
  readonly expected: string | null;
  readonly value: string | null;
};

type Part = { readonly child: Y.XmlText | Y.XmlElement; readonly from: number; readonly to: number };

/**
 * Replaces only the words that differ, so that whoever types in the others at this moment loses nothing, and marks and
 * likelihood tokens among them stay. A token of which a word changes becomes words.
 */
export function reword(fragment: Y.XmlFragment, edit: Rewording): void {
  const block = elementById(fragment, edit.blockId);
  if (block === null) return;
  const parts = partsOf(block, edit.reading);
  const text = parts.map(({ printed }) => printed).join('');
  const from = nearest(text, edit.expected, edit.from);
  if (from === null) return;
  const changes: { readonly from: number; readonly to: number; readonly words: string }[] = [];
  let at = from;
  for (const { op, text: words } of wordDiff(edit.expected, wellFormed(edit.replacement))) {
    if (op === 'insert') {
      const last = changes.at(-1);
      if (last !== undefined && last.to === at && last.words === '') changes[changes.length - 1] = { ...last, words };
      else changes.push({ from: at, to: at, words });
      continue;
    }
    if (op === 'delete') changes.push({ from: at, to: at + words.length, words: '' });
    at += words.length;
  }
  // From the end, so that what is before keeps its place.
  for (const change of changes.toReversed()) apply(block, parts, text, change);
}

/** Sets a field where it still is what it is expected to be. */
export function setField(fragment: Y.XmlFragment, { blockId, field, expected, value }: FieldSetting): void {
  const block = elementById(fragment, blockId);
  const kind = block?.nodeName ?? '';
  if (block === null || !isNodeKind(kind)) return;
  if ((block.getAttribute(field) ?? null) !== expected) return;
  if (value === null) block.removeAttribute(field);
  else if (acceptsAttribute(kind, field, value)) block.setAttribute(field, value);
}

/** Where `expected` stands nearest to where it is said to; null where it does not. */
function nearest(text: string, expected: string, from: number): number | null {
  let best: number | null = null;
  for (let at = text.indexOf(expected); at >= 0; at = text.indexOf(expected, at + 1))
    if (best === null || Math.abs(at - from) < Math.abs(best - from)) best = at;
  return best;
}

function partsOf(block: Y.XmlElement, reading: Reading): (Part & { readonly printed: string })[] {
  let before = '';
  return block.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlText) && !(child instanceof Y.XmlElement)) return [];
    const printed = child instanceof Y.XmlText ? plain(child) : inWords(child, reading, before);
    const from = before.length;
    before += printed;
    return [{ child, from, to: before.length, printed }];
  });
}

function inWords(element: Y.XmlElement, reading: Reading, before: string): string {
  const bearer = element.parent?.parent;
  const isBearer = bearer instanceof Y.XmlElement && ['judgment', 'alternative'].includes(bearer.nodeName);
  const likelihood: unknown = isBearer ? bearer.getAttribute('likelihood') : null;
  const node = { type: element.nodeName, attrs: element.getAttributes() } as Parameters<typeof printedOf>[0];
  return printedOf(node, typeof likelihood === 'string' ? likelihood : null, reading, before);
}

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '￼'))
    .join('');

/** @param text The whole text before any change; `parts` of it before the change keep their places in it. */
function apply(
  block: Y.XmlElement,
  parts: readonly Part[],
  text: string,
  change: { readonly from: number; readonly to: number; readonly words: string },
): void {
  let { from, to, words } = change;
  // A token is deleted as a whole: of its words, those that do not change are written out.
  for (const part of parts) {
    if (!(part.child instanceof Y.XmlElement) || part.to <= from || part.from >= to) continue;
    if (part.from < from) {
      words = text.slice(part.from, from) + words;
      from = part.from;
    }
    if (part.to > to) {
      words += text.slice(to, part.to);
      to = part.to;
    }
  }
  const inside = parts.find((part) => part.child instanceof Y.XmlElement && part.from < from && from < part.to);
  if (inside !== undefined && from === to) {
    apply(block, parts, text, {
      from: inside.from,
      to: inside.to,
      words: text.slice(inside.from, from) + words + text.slice(from, inside.to),
    });
    return;
  }
  let home: { readonly text: Y.XmlText; readonly at: number } | null = null;
  for (const part of parts.toReversed()) {
    const isText = part.child instanceof Y.XmlText;
    if (part.child instanceof Y.XmlText && part.from <= from && from <= part.to)
      home = { text: part.child, at: from - part.from };
    const [start, end] = [Math.max(part.from, from), Math.min(part.to, to)];
    if (start >= end) continue;
    if (isText) part.child.delete(start - part.from, end - start);
    else block.delete(block.toArray().indexOf(part.child), 1);
  }
  if (words === '') return;
  if (home !== null) home.text.insert(home.at, words);
  else {
    const next = parts.findIndex((part) => part.from >= to && block.toArray().includes(part.child));
    const child = parts[next]?.child;
    const index = child === undefined ? block.length : block.toArray().indexOf(child);
    block.insert(index, buildNodes([{ type: 'text', text: words }], block.nodeName as 'statement', 2));
  }
}
