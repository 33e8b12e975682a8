import { unreachable } from '../../domain/result.ts';
import type { NodeJson } from '../docJson.ts';
import { acceptsAttribute, isNodeKind, mayHold, type NodeKind } from '../grammar.ts';
import { block } from './blocks.ts';
import { linesOf } from './linesOf.ts';
import { joined, makeBlock, type MadeKind } from './makeBlock.ts';
import type { Reading } from './termToToken.ts';
import { tokenToWords } from './tokenToWords.ts';

/** What a block can be turned into. */
export const turnKinds = [
  'paragraph',
  'heading',
  'judgment',
  'evidence',
  'assumption',
  'alternative',
  'indicator',
  'gap',
  'recommendation',
  'source',
  'list',
  'quotation',
] as const;
export type TurnKind = (typeof turnKinds)[number];

/** Level of a heading that a block is turned into: below the section's. */
const headingLevel = 3;

/** Whether a block can be turned into another kind at all: tables and figures are what they are. */
export function canTurn(node: NodeJson): boolean {
  return node.type !== 'table' && node.type !== 'figure' && node.type !== 'section' && isNodeKind(node.type);
}

/**
 * A block as another kind, every word and mark kept (IM15). A list becomes one block per item; the others become one, but
 * for the paragraphs that a block of several lines becomes. Links to other blocks, markings and the likelihood stay where
 * the new kind has room for them. The first takes the block's id; new blocks inside have none (`withFreshIds` adds them).
 *
 * @returns The node itself where it is of the kind already or cannot be turned.
 */
export function turnInto(node: NodeJson, kind: TurnKind, reading: Reading): readonly NodeJson[] {
  if (!canTurn(node) || isKind(node, kind)) return [node];
  const flow = flowOf(node, reading);
  return blocksOf(flow, kind, reading).map((made, index) => withOwn(made, node, index === 0));
}

function isKind(node: NodeJson, kind: TurnKind): boolean {
  if (kind === 'list') return node.type === 'bulletList' || node.type === 'orderedList';
  return node.type === (kind === 'quotation' ? 'blockquote' : kind);
}

const isList = (node: NodeJson): boolean => node.type === 'bulletList' || node.type === 'orderedList';

/** All that a block says, as paragraphs, lists and quotations. */
function flowOf(node: NodeJson, reading: Reading): readonly NodeJson[] {
  switch (node.type) {
    case 'evidence':
    case 'recommendation':
      return (node.content ?? []).filter((child) => child.type !== 'relation');
    case 'paragraph':
    case 'blockquote':
    case 'bulletList':
    case 'orderedList':
      return [node];
    default: {
      const likelihood = typeof node.attrs?.likelihood === 'string' ? node.attrs.likelihood : null;
      const lines = linesOf([node]).map((line) => tokenToWords(line, likelihood, reading));
      return lines.length === 0 ? [{ type: 'paragraph' }] : lines.map((line) => block('paragraph', line));
    }
  }
}

function blocksOf(flow: readonly NodeJson[], kind: TurnKind, reading: Reading): readonly NodeJson[] {
  const lines = linesOf(flow);
  switch (kind) {
    case 'paragraph':
      return lines.length === 0 ? [{ type: 'paragraph' }] : lines.map((line) => block('paragraph', line));
    case 'heading':
      return [block('heading', joined(lines), { level: headingLevel })];
    case 'list':
      return [block('bulletList', itemsOf(flow))];
    case 'quotation':
      return [
        block(
          'blockquote',
          flow.flatMap((each) => (each.type === 'blockquote' ? (each.content ?? []) : [each])),
        ),
      ];
    case 'judgment':
    case 'evidence':
    case 'assumption':
    case 'alternative':
    case 'indicator':
    case 'gap':
    case 'recommendation':
    case 'source':
      return madeOf(flow, kind, reading);
    default:
      return unreachable(kind);
  }
}

/** Items of a list: those of lists among the blocks, and each other block as one. */
function itemsOf(flow: readonly NodeJson[]): readonly NodeJson[] {
  return flow.flatMap((each) => (isList(each) ? (each.content ?? []) : [block('listItem', [each])]));
}

function madeOf(flow: readonly NodeJson[], kind: MadeKind, reading: Reading): readonly NodeJson[] {
  if (!flow.every(isList) || flow.length === 0) return [makeBlock(kind, flow, reading)];
  return itemsOf(flow).map((item) => makeBlock(kind, item.content ?? [], reading));
}

/** The block with what it keeps of the one it was. */
function withOwn(made: NodeJson, node: NodeJson, isFirst: boolean): NodeJson {
  const kind = made.type as NodeKind;
  const { id, ...others } = node.attrs ?? {};
  const kept = Object.entries(others).filter(
    ([name, value]) => carried.has(name) && value !== null && acceptsAttribute(kind, name, value),
  );
  const attrs = { ...made.attrs, ...Object.fromEntries(kept), ...(isFirst && id !== undefined && { id }) };
  const relations = isFirst && mayHold(kind, 'relation') ? (node.content ?? []).filter(isRelation) : [];
  const content = [...(made.content ?? []).map((child) => withoutId(child, id)), ...relations];
  return { ...made, ...(Object.keys(attrs).length > 0 && { attrs }), ...(made.content && { content }) };
}

/** What is of the block whatever its kind. A judgment's horizon or confidence says nothing of an assumption. */
const carried = new Set(['marking', 'likelihood', 'probability']);

function isRelation(node: NodeJson): boolean {
  return node.type === 'relation';
}

/** Without the id that the block around it has taken. */
function withoutId(node: NodeJson, taken: unknown): NodeJson {
  const content = node.content && { content: node.content.map((child) => withoutId(child, taken)) };
  if (taken === undefined || node.attrs?.id !== taken) return { ...node, ...content };
  const { id: _, ...attrs } = node.attrs;
  const { attrs: __, ...bare } = node;
  return { ...bare, ...(Object.keys(attrs).length > 0 && { attrs }), ...content };
}
