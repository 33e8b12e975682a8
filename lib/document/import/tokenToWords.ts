import { termById } from '../../domain/likelihood/scaleById.ts';
import type { NodeJson } from '../docJson.ts';
import { tokenText } from '../tokenText.ts';
import { inlineText } from './inlineSlice.ts';
import type { Reading } from './termToToken.ts';

/**
 * The content with its likelihood tokens as the words that they print, for a block that has no field to bind them to.
 *
 * @param likelihood The term's id of the judgment or alternative that the content stood in.
 */
export function tokenToWords(
  content: readonly NodeJson[],
  likelihood: string | null,
  reading: Reading,
): readonly NodeJson[] {
  return content.flatMap((node, index) => {
    if (node.type !== 'likelihoodTerm') return [node];
    const printed = printedToken(node, likelihood, reading, inlineText(content.slice(0, index)));
    return printed === '' ? [] : [{ type: 'text', text: printed }];
  });
}

/** What a token prints after the text before it: "likely (55–80%)", with a capital where a sentence begins; empty without a term. */
export function printedToken(token: NodeJson, likelihood: string | null, reading: Reading, before: string): string {
  return termById(reading.scale, likelihood) === null ? '' : tokenText(token, likelihood, reading, before);
}
