import { tokenWords } from '../../domain/likelihood/tokenWords.ts';
import type { NodeJson } from '../docJson.ts';
import { tokenForms } from '../grammar.ts';
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
  const form = tokenForms.find((each) => each === token.attrs?.form) ?? null;
  const { words, range } = tokenWords({ ...reading, termId: likelihood, form });
  if (words === null) return '';
  const cased = /(?:^|[.!?…]["'”’)\]]*\s)\s*$/u.test(before) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return range === null ? cased : `${cased} (${range})`;
}
