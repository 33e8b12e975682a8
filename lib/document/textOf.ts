import type { NodeJson } from './docJson.ts';
import { isInlineKind, isNodeKind } from './grammar.ts';
import type { Reading } from './paper.ts';
import { likelihoodOf, tokenText } from './tokenText.ts';

/**
 * The text of a node and all below it. A hard break is a line feed; blocks inside are joined by one. Citations and
 * footnotes are left out; likelihood tokens too, unless it is said how they read.
 *
 * @param enough Stop once that many UTF-16 units are there; for labels, which need no more.
 * @param read.likelihood The term that tokens right in this node are bound to; a judgment inside has its own.
 */
export function textOf(
  node: NodeJson,
  enough = Number.POSITIVE_INFINITY,
  read?: { readonly reading: Reading; readonly likelihood: string | null },
): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const isBearer = node.type === 'judgment' || node.type === 'alternative';
  const within = read && isBearer ? { ...read, likelihood: likelihoodOf(node) } : read;
  let text = '';
  for (const child of node.content ?? []) {
    if (text.length >= enough) break;
    if (child.type === 'likelihoodTerm') {
      if (within) text += tokenText(child, within.likelihood, within.reading, text);
      continue;
    }
    const isInline = child.type === 'text' || (isNodeKind(child.type) && isInlineKind(child.type));
    const own = textOf(child, enough - text.length, within);
    if (!isInline && text !== '' && own !== '') text += '\n';
    text += own;
  }
  return text;
}
