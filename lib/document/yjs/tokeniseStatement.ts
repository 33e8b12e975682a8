import * as Y from 'yjs';
import { inlineText } from '../import/inlineSlice.ts';
import { termToToken } from '../import/termToToken.ts';
import type { NodeJson } from '../docJson.ts';
import type { Reading } from '../paper.ts';
import { buildNodes } from './buildNodes.ts';
import { fitToGrammar } from './fitToGrammar.ts';
import { looseChildren } from './looseNode.ts';

/**
 * Puts the token in the place of the words that say `likelihood` in a statement, as the editor would: the text around it
 * stays, but for the shorter side of the run, which moves into a text of its own. Changes nothing where the words say
 * another term or none, or where the token would print other words.
 */
export function tokeniseStatement(statement: Y.XmlElement, likelihood: string, reading: Reading): void {
  const content = fitToGrammar(looseChildren(statement), 'statement');
  const made = termToToken(content, reading);
  const at = made.content.findIndex((node) => node.type === 'likelihoodTerm');
  if (made.likelihood !== likelihood || made.content === content || at < 0) return;
  const from = inlineText(made.content.slice(0, at)).length;
  const to = inlineText(content).length - inlineText(made.content.slice(at + 1)).length;
  const token = made.content[at];
  if (token !== undefined && from < to) replace(statement, from, to, token);
}

/** Replaces the characters from `from` to `to` of the statement's plain text, which must lie in one of its texts. */
function replace(statement: Y.XmlElement, from: number, to: number, token: NodeJson): void {
  let offset = 0;
  for (const [index, child] of statement.toArray().entries()) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && from >= offset && to <= offset + length) {
      cut(statement, index, child, from - offset, to - offset, token);
      return;
    }
    offset += length;
  }
}

function cut(statement: Y.XmlElement, index: number, text: Y.XmlText, from: number, to: number, token: NodeJson): void {
  const [element] = buildNodes([token], 'statement');
  if (element === undefined) return;
  const isMovedAhead = from < text.length - to;
  const [start, end] = isMovedAhead ? [0, from] : [to, text.length];
  const moved = sliceOf(text, start, end);
  if (isMovedAhead) text.delete(0, to);
  else text.delete(from, text.length - from);
  const apart = new Y.XmlText();
  apart.applyDelta(moved);
  const beside = moved.length === 0 ? [] : [apart];
  // An empty text is left where everything moved: editors take it for nothing.
  if (isMovedAhead) statement.insert(index, [...beside, element]);
  else statement.insert(index + 1, [element, ...beside]);
}

type Run = { readonly insert: string; readonly attributes?: Readonly<Record<string, unknown>> };

function sliceOf(text: Y.XmlText, from: number, to: number): Run[] {
  let at = 0;
  return (text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: Run['attributes'] }[]).flatMap(
    ({ insert, attributes }) => {
      const whole = typeof insert === 'string' ? insert : ' ';
      const begin = at;
      at += whole.length;
      const kept = whole.slice(Math.max(0, from - begin), Math.max(0, to - begin));
      return kept === '' || typeof insert !== 'string' ? [] : [{ insert: kept, ...(attributes && { attributes }) }];
    },
  );
}
