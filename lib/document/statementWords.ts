import type { NodeJson } from './docJson.ts';
import { textOf } from './textOf.ts';

/**
 * What a judgment or an alternative says, on one line and without its likelihood: the same words as long as only the term
 * changes. Empty where it has no statement.
 */
export function statementWords(block: NodeJson): string {
  const statement = block.content?.find((child) => child.type === 'statement');
  return statement === undefined ? '' : textOf(statement).replace(/\s+/gu, ' ').trim();
}
