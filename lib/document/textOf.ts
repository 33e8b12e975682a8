import type { NodeJson } from './docJson.ts';

/**
 * The text of a node and all below it. A hard break is a line feed; blocks inside are joined by one.
 *
 * @param enough Stop once that many UTF-16 units are there; for labels, which need no more.
 */
export function textOf(node: NodeJson, enough = Number.POSITIVE_INFINITY): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  let text = '';
  for (const child of node.content ?? []) {
    if (text.length >= enough) break;
    const isInline = child.type === 'text' || child.type === 'hardBreak';
    if (!isInline && text !== '') text += '\n';
    text += textOf(child, enough - text.length);
  }
  return text;
}
